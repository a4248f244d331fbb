import type { KGLabelCount, KGNode, KGSearchHit, SearchMode } from "@elqnt/types/kg";
import { type KeyboardEvent, type ReactElement, useId, useMemo, useRef } from "react";
import { ProblemNotice } from "../../problem/problem-notice.tsx";
import { useMessages } from "../../provider/messages.ts";
import { classNames } from "../../shared/class-names.ts";
import { useControllable } from "../../shared/use-controllable.ts";
import { SearchBox } from "../../table/search-box.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type GraphSearchMessages, graphSearchMessages } from "../messages.ts";
import { tonesOf } from "../tones.ts";
import { SearchHit } from "./search-hit.tsx";

export interface GraphSearchProps {
  query?: string | undefined;
  /** Called when typing pauses, and at once on Enter. */
  onQueryChange?: ((query: string) => void) | undefined;
  /** Default: `hybrid`. */
  mode?: SearchMode | undefined;
  onModeChange?: ((mode: SearchMode) => void) | undefined;
  /** The labels of nodes that can be searched for; edges among them are left out. */
  labels?: readonly KGLabelCount[] | undefined;
  /** The label searched for; `undefined` means any. */
  selectedLabel?: string | undefined;
  onSelectedLabelChange?: ((label: string | undefined) => void) | undefined;
  /** Best first; `undefined` before the first search. */
  hits: readonly KGSearchHit[] | undefined;
  loading?: boolean | undefined;
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  onOpen?: ((node: KGNode) => void) | undefined;
  messages?: Partial<GraphSearchMessages> | undefined;
  className?: string | undefined;
}

const MODES: readonly SearchMode[] = ["hybrid", "keyword", "vector"];

/**
 * Finds nodes by words, by meaning or both, and says why each was found. The arrow keys go from the input through the
 * hits, Enter opens one.
 *
 * `import { GraphSearch } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <GraphSearch query={query} onQueryChange={setQuery} hits={data?.items} onOpen={(node) => select(node.id)} />
 * ```
 */
export function GraphSearch(props: GraphSearchProps): ReactElement {
  const { hits, loading = false, problem, onRetry, onOpen } = props;
  const messages = useMessages("graphSearch", graphSearchMessages, props.messages);
  const [query, setQuery] = useControllable(props.query, "", props.onQueryChange);
  const root = useRef<HTMLElement>(null);
  const tones = useMemo(
    () => tonesOf((props.labels ?? []).filter(({ kind }) => kind === "node").map(({ label }) => label)),
    [props.labels],
  );
  const isAsked = query.trim() !== "";
  const shown = isAsked ? hits : undefined;
  return (
    <search
      ref={root}
      className={classNames("elqnt elqnt-graph-search", props.className)}
      aria-label={messages.label}
      aria-busy={loading}
      onKeyDown={(event) => moveThrough(event, root.current)}
    >
      <div className="elqnt-graph-search-bar">
        <SearchBox value={query} onChange={setQuery} messages={messages} />
        <ModeSwitch mode={props.mode} onModeChange={props.onModeChange} messages={messages} />
        {props.labels && <LabelSelect {...props} labels={props.labels} text={messages} />}
      </div>
      {Boolean(problem) && (
        <ProblemNotice problem={problem} onRetry={onRetry} look={shown?.length ? "inline" : "panel"} />
      )}
      <p className="elqnt-graph-search-status" role="status">
        {statusOf(isAsked, loading, shown, Boolean(problem), messages)}
      </p>
      {shown && shown.length > 0 && (
        <ol className="elqnt-graph-hits" aria-label={messages.hits}>
          {shown.map((hit) => (
            <SearchHit
              key={hit.node.id}
              hit={hit}
              tone={tones.get(hit.node.label)}
              onOpen={onOpen}
              messages={messages}
            />
          ))}
        </ol>
      )}
      {shown?.length === 0 && !loading && !problem && (
        <div className="elqnt-empty">
          <span className="elqnt-empty-icon">
            <Icon name="search" />
          </span>
          <strong>{messages.empty}</strong>
          <p>{messages.emptyHint}</p>
        </div>
      )}
    </search>
  );
}

function statusOf(
  isAsked: boolean,
  loading: boolean,
  hits: readonly KGSearchHit[] | undefined,
  hasProblem: boolean,
  messages: GraphSearchMessages,
): string {
  if (!isAsked) return messages.start;
  if (loading) return messages.loading;
  return hits && hits.length > 0 && !hasProblem ? messages.found(hits.length) : "";
}

/** Up and down go through the input and the hits, in the order they are drawn. */
function moveThrough(event: KeyboardEvent, root: HTMLElement | null): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops = [...(root?.querySelectorAll<HTMLElement>("input[type=search], .elqnt-graph-hit-open") ?? [])];
  const index = stops.indexOf(event.target as HTMLElement);
  const next = stops[index + step];
  if (step === 0 || index < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

interface ModeSwitchProps extends Pick<GraphSearchProps, "mode" | "onModeChange"> {
  messages: GraphSearchMessages;
}

function ModeSwitch({ mode: given, onModeChange, messages }: ModeSwitchProps): ReactElement {
  const name = useId();
  const [mode, setMode] = useControllable<SearchMode>(given, "hybrid", onModeChange);
  return (
    <fieldset className="elqnt-segments">
      <legend className="elqnt-hidden">{messages.mode}</legend>
      {MODES.map((each) => (
        <label key={each} className="elqnt-segment">
          <input
            type="radio"
            className="elqnt-hidden"
            name={name}
            checked={each === mode}
            onChange={() => setMode(each)}
          />
          <span>{messages.modes[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function LabelSelect({
  labels,
  selectedLabel,
  onSelectedLabelChange,
  text,
}: GraphSearchProps & { labels: readonly KGLabelCount[]; text: GraphSearchMessages }): ReactElement {
  const [label, setLabel] = useControllable(selectedLabel, "", (next: string) =>
    onSelectedLabelChange?.(next === "" ? undefined : next),
  );
  return (
    <select
      className="elqnt-input elqnt-sort-select"
      data-size="small"
      aria-label={text.labels}
      value={label}
      onChange={(event) => setLabel(event.target.value)}
    >
      <option value="">{text.anyLabel}</option>
      {labels
        .filter(({ kind }) => kind === "node")
        .map((each) => (
          <option key={each.label} value={each.label}>
            {each.label}
          </option>
        ))}
    </select>
  );
}
