interface ImportMetaEnv {
  readonly VITE_API_GATEWAY_URL: string;
  readonly VITE_ORG_ID: string;
}
