import type { ReactElement } from "react";
import type { IngestPanelMessages } from "../messages.ts";
import { toColumns } from "./ingest-item.ts";
import type { ReadInput } from "./read-input.ts";

/** The first items as they were understood. */
export function IngestPreview(props: { read: ReadInput; messages: IngestPanelMessages }): ReactElement {
  const { read, messages } = props;
  const { kind } = read.input;
  const { preview, total } = read;
  return (
    <div className="elqnt-ingest-preview">
      <table>
        <caption>
          {messages.formats[kind]}
          {total !== undefined && (
            <span className="elqnt-muted"> · {messages.previewOf(preview.length, total)}</span>
          )}
        </caption>
        <thead>
          <tr>
            {messages.columns[kind].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((item, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may repeat, and never move
            <tr key={row}>
              {toColumns(item).map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always
                <td key={column} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
