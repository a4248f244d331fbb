import type { WidgetProps } from "@rjsf/utils";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { Icon } from "../../ui/icon.tsx";
import { controlProps, formContextOf } from "./form-context.ts";

/** A list of short texts in one control: Enter or comma adds, Backspace in the empty input takes the last back. */
export function TagsWidget(props: WidgetProps): ReactElement {
  const { value, onChange, registry, disabled, readonly } = props;
  const { messages } = formContextOf(registry);
  const [text, setText] = useState("");
  const tags: readonly string[] = Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
  const isLocked = disabled === true || readonly === true;

  const add = () => {
    const fresh = text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "" && !tags.includes(tag));
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)]);
    setText("");
  };
  const remove = (index: number) => onChange(tags.toSpliced(index, 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === "Enter" || event.key === ",") && text.trim() !== "") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) {
      remove(tags.length - 1);
    }
  };
  return (
    <div className="elqnt-tags elqnt-input" data-locked={isLocked || undefined}>
      {tags.map((tag, index) => (
        <span key={tag} className="elqnt-tag">
          <span className="elqnt-truncate">{tag}</span>
          {!isLocked && (
            <button type="button" aria-label={messages.removeTag(tag)} onClick={() => remove(index)}>
              <Icon name="close" />
            </button>
          )}
        </span>
      ))}
      <input
        {...controlProps(props)}
        required={false}
        className="elqnt-tags-input"
        placeholder={tags.length === 0 && !isLocked ? messages.tagHint : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
    </div>
  );
}
