import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from "react";
import { useIsomorphicLayoutEffect } from "../shared/use-isomorphic-layout-effect.ts";
import { Icon } from "./icon.tsx";

export interface Choice {
  id: string;
  label: string;
  /** Tells choices of the same name apart. */
  hint?: string | undefined;
}

export interface ComboboxProps {
  id: string;
  /** What is chosen; several for a relation to many. */
  chosen: readonly Choice[];
  choices: readonly Choice[];
  isMany: boolean;
  search: string;
  placeholder?: string | undefined;
  status: string;
  disabled: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  removeLabel: (label: string) => string;
  onSearch: (search: string) => void;
  onChange: (chosen: readonly Choice[]) => void;
}

/**
 * Finds records while typing (ARIA combobox with a listbox): arrows move, Enter chooses, Escape closes,
 * Backspace in the empty input takes the last choice back.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Combobox(props: ComboboxProps): ReactElement {
  const { id, chosen, choices, isMany, search, status, disabled, onSearch, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const offered = choices.filter((choice) => !chosen.some((each) => each.id === choice.id));
  const current = offered[Math.min(active, offered.length - 1)];
  const choose = (choice: Choice) => {
    onChange(isMany ? [...chosen, choice] : [choice]);
    onSearch("");
    setOpen(false);
    input.current?.focus();
  };
  const remove = (choice: Choice) => {
    onChange(chosen.filter((each) => each.id !== choice.id));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (isOpen) setActive((active + step + offered.length) % Math.max(1, offered.length));
    } else if (event.key === "Enter" && isOpen && current) choose(current);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else if (event.key === "Backspace" && search === "" && last) remove(last);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isFull = !isMany && chosen.length > 0;
  return (
    <div className="elqnt-combobox">
      <div className="elqnt-tags elqnt-input" data-locked={disabled || undefined}>
        {chosen.map((choice) => (
          <span key={choice.id} className="elqnt-tag">
            <span className="elqnt-truncate">{choice.label}</span>
            {!disabled && (
              <button
                type="button"
                aria-label={props.removeLabel(choice.label)}
                onClick={() => remove(choice)}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        ))}
        <input
          ref={input}
          id={id}
          role="combobox"
          className="elqnt-tags-input"
          autoComplete="off"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && current ? `${listId}-${current.id}` : undefined}
          aria-invalid={props.invalid || undefined}
          aria-describedby={props.describedBy}
          disabled={disabled}
          readOnly={isFull}
          value={search}
          placeholder={props.placeholder}
          onChange={(event) => {
            onSearch(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onClick={() => !isFull && setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      {isOpen && (
        <Options
          id={listId}
          label={status}
          anchor={input}
          offered={offered}
          current={current}
          status={status}
          onChoose={choose}
        />
      )}
      <span className="elqnt-hidden" role="status">
        {isOpen ? status : ""}
      </span>
    </div>
  );
}

interface OptionsProps {
  id: string;
  label: string;
  anchor: { readonly current: HTMLElement | null };
  offered: readonly Choice[];
  current: Choice | undefined;
  status: string;
  onChoose: (choice: Choice) => void;
}

function Options({ id, label, anchor, offered, current, status, onChoose }: OptionsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useIsomorphicLayoutEffect(() => {
    const box = anchor.current?.closest(".elqnt-combobox")?.getBoundingClientRect();
    list.current?.showPopover?.();
    if (!box || !list.current) return;
    Object.assign(list.current.style, {
      left: `${box.left}px`,
      top: `${box.bottom + 4}px`,
      width: `${box.width}px`,
    });
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press would take the focus and close before the choice
    <div
      ref={list}
      role="presentation"
      popover="manual"
      className="elqnt-popover elqnt-options"
      onMouseDown={(event) => event.preventDefault()}
    >
      {offered.length === 0 && <p className="elqnt-muted elqnt-options-empty">{status}</p>}
      <div id={id} role="listbox" aria-label={label}>
        {offered.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            className="elqnt-option"
            aria-selected={choice.id === current?.id}
            onClick={() => onChoose(choice)}
          >
            {choice.label}
            {choice.hint && <span className="elqnt-option-hint">{choice.hint}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
