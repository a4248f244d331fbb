/**
 * What a mock holds at the start: nothing; a few hundred realistic records; 100,000 records; or two organizations
 * with data of their own.
 */
export type Scenario = "empty" | "typical" | "large" | "twoOrgs";

/** The demo organization: the one of the platform's own documentation. */
export const demoOrgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";

/** Another organization, for isolation. */
export const secondOrgId = "0197b2d3-982f-7b79-b2bf-710f6def104b";
