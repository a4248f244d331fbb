"use client";

import { useAuth } from "@elqnt/auth/hooks";
import { useEntities } from "@elqnt/entity/hooks";
import { ProblemNotice } from "@elqnt/react";
import { useState } from "react";

/** Writes from the browser, with the token of `/api/gateway-token`. */
export function NewTicket() {
  const { session } = useAuth();
  const { createRecord, loading, error } = useEntities();
  const [created, setCreated] = useState<string | null>(null);

  async function create(form: FormData) {
    const record = await createRecord("ticket", { fields: { title: form.get("title"), status: "open" } });
    if (record) setCreated(`${record.fields.title} by ${record.createdBy}, version ${record.version}`);
  }

  return (
    <form action={create}>
      <p>Signed in as {session?.user.id}</p>
      <label>
        Title <input name="title" required />
      </label>
      <button type="submit" disabled={loading}>
        Create
      </button>
      {error && <ProblemNotice problem={error} />}
      {created && <output>{created}</output>}
    </form>
  );
}
