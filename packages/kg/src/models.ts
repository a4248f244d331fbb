export type * from "@elqnt/types/kg";
