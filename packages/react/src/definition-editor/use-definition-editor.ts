import type { DefinitionPlan, EntityDefinition } from "@elqnt/types/entities";
import { useEffect, useState } from "react";
import { problemOf, type ShownProblem } from "../problem/problem-of.ts";
import { isSame } from "../schema/fields-patch.ts";
import { changeOf, type DefinitionChange, type DefinitionDraft, draftOf } from "./definition-draft.ts";

export interface DefinitionEditorState {
  draft: DefinitionDraft;
  setDraft: (draft: DefinitionDraft) => void;
  isDirty: boolean;
  /** The plan for exactly this draft; editing takes it away. */
  plan: DefinitionPlan | undefined;
  running: "plan" | "apply" | undefined;
  problem: ShownProblem | undefined;
  review: () => Promise<void>;
  apply: (force: boolean) => Promise<void>;
}

export interface DefinitionEditorCallbacks {
  onPlan: ((change: DefinitionChange) => Promise<DefinitionPlan | null>) | undefined;
  onApply: (change: DefinitionChange) => unknown;
}

/** The life of a definition draft: edit, review what it would break, apply. */
export function useDefinitionEditor(
  definition: EntityDefinition | undefined,
  { onPlan, onApply }: DefinitionEditorCallbacks,
): DefinitionEditorState {
  const [base, setBase] = useState(definition);
  const [draft, setDraft] = useState(() => draftOf(definition));
  const [plan, setPlan] = useState<DefinitionPlan>();
  const [running, setRunning] = useState<DefinitionEditorState["running"]>();
  const [caught, setCaught] = useState<unknown>();

  const start = changeOf(draftOf(base), base, false);
  const isDirty = !isSame(changeOf(draft, base, false), start);
  const isOther = definition?.id !== base?.id || definition?.version !== base?.version;
  useEffect(() => {
    if (!isOther) return;
    setBase(definition);
    setDraft(draftOf(definition));
    setPlan(undefined);
  }, [isOther, definition]);

  const run = async (name: "plan" | "apply", work: () => Promise<void>) => {
    setRunning(name);
    setCaught(undefined);
    try {
      await work();
    } catch (error) {
      setCaught(error);
    } finally {
      setRunning(undefined);
    }
  };
  return {
    draft,
    setDraft: (next) => {
      setDraft(next);
      setPlan(undefined);
    },
    isDirty,
    plan,
    running,
    problem: problemOf(caught),
    review: () =>
      run("plan", async () => setPlan((await onPlan?.(changeOf(draft, base, false))) ?? undefined)),
    apply: (force) => run("apply", async () => void (await onApply(changeOf(draft, base, force)))),
  };
}
