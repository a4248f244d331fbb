import { type ReactElement, useEffect, useState } from "react";
import { IconButton } from "./button.tsx";

/** Copies a text and says so, visibly and to screen readers. */
export function CopyButton(props: { text: string; label: string; copied: string }): ReactElement {
  const { text, label, copied } = props;
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => {
    // Refused without focus or permission, and absent on plain http: then nothing is claimed.
    navigator.clipboard?.writeText(text).then(
      () => setDone(true),
      () => {},
    );
  };
  return (
    <>
      <IconButton icon={done ? "check" : "copy"} label={done ? copied : label} size="small" onClick={copy} />
      <span className="elqnt-hidden" role="status">
        {done ? copied : ""}
      </span>
    </>
  );
}
