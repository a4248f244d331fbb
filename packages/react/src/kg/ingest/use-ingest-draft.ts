import { useEffect, useState } from "react";
import { type ReadInput, readFile, readText } from "./read-input.ts";
import { UnreadableInput } from "./unreadable-input.ts";

/** What somebody is about to ingest. */
export interface IngestDraft {
  text: string;
  file: File | undefined;
  setText: (text: string) => void;
  setFile: (file: File) => void;
  clear: () => void;
  read: ReadInput | undefined;
  /** Why it cannot be read, for people. */
  fault: string | undefined;
}

const nothing = { read: undefined, fault: undefined };

/** A text or a file, read as soon as it is there. */
export function useIngestDraft(): IngestDraft {
  const [content, setContent] = useState<string | File>("");
  const [result, setResult] = useState<Pick<IngestDraft, "read" | "fault">>(nothing);

  useEffect(() => {
    let isStale = false;
    const show = (next: Pick<IngestDraft, "read" | "fault">) => {
      if (!isStale) setResult(next);
    };
    const explain = (error: unknown) => {
      if (error instanceof UnreadableInput) show({ read: undefined, fault: error.message });
      else show({ read: undefined, fault: String(error) });
    };
    if (typeof content !== "string") {
      readFile(content).then((read) => show({ read, fault: undefined }), explain);
    } else if (content.trim() === "") setResult(nothing);
    else readText(content).then((read) => show({ read, fault: undefined }), explain);
    return () => {
      isStale = true;
    };
  }, [content]);

  const isFile = typeof content !== "string";
  return {
    text: isFile ? "" : content,
    file: isFile ? content : undefined,
    setText: setContent,
    setFile: setContent,
    clear: () => setContent(""),
    ...result,
  };
}
