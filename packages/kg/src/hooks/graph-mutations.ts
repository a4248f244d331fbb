import { useGivenGateway } from "@elqnt/api/hooks";
import { useMutation } from "@tanstack/react-query";
import {
  createGraphMutation,
  deleteGraphMutation,
  deleteSourceMutation,
  mergeNodesMutation,
  undoMergeMutation,
  updateGraphMutation,
} from "../queries.ts";
import type { QueryHookOptions } from "./graph-queries.ts";

/** What the mutation hooks take. */
export type MutationHookOptions = Pick<QueryHookOptions, "gateway">;

/** Creates graphs. Exported from `@elqnt/kg/hooks`. */
export function useCreateGraph({ gateway }: MutationHookOptions = {}) {
  return useMutation(createGraphMutation(useGivenGateway(gateway)));
}

/** Renames or describes graphs. Exported from `@elqnt/kg/hooks`. */
export function useUpdateGraph({ gateway }: MutationHookOptions = {}) {
  return useMutation(updateGraphMutation(useGivenGateway(gateway)));
}

/** Deletes graphs with everything in them. Exported from `@elqnt/kg/hooks`. */
export function useDeleteGraph({ gateway }: MutationHookOptions = {}) {
  return useMutation(deleteGraphMutation(useGivenGateway(gateway)));
}

/** Withdraws everything a source said. Exported from `@elqnt/kg/hooks`. */
export function useDeleteSource({ gateway }: MutationHookOptions = {}) {
  return useMutation(deleteSourceMutation(useGivenGateway(gateway)));
}

/** Declares that nodes mean the same. Exported from `@elqnt/kg/hooks`. */
export function useMergeNodes({ gateway }: MutationHookOptions = {}) {
  return useMutation(mergeNodesMutation(useGivenGateway(gateway)));
}

/** Takes merges back. Exported from `@elqnt/kg/hooks`. */
export function useUndoMerge({ gateway }: MutationHookOptions = {}) {
  return useMutation(undoMergeMutation(useGivenGateway(gateway)));
}
