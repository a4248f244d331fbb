export { type ProblemCode, problems } from "../generated/types/problems.gen.ts";
export type { Problem, ProblemDetail } from "../generated/types/shared.gen.ts";
export type {
  Operation,
  OperationLocation,
  OperationPagination,
  OperationParameter,
  OperationShape,
  ServiceContract,
  ValidationIssue,
  Validator,
  Validators,
} from "./operation.ts";
