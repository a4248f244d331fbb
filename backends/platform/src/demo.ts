/** The demo organization: the one of the platform's own documentation. */
export const demoOrgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";
