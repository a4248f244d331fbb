export type * from "@elqnt/types/entities";
