// Generated from contracts/problems.yaml by "npm run generate". Do not edit.

/** Every code a problem can carry. */
export type ProblemCode =
  /** 400. The request is malformed: JSON that does not parse or nests deeper than 64, a header or parameter that breaks its schema. */
  | "bad_request"
  /** 400. `filters`, `sort`, `groupBy`, `metrics`, `fields` or `expand` names an unknown operator or a field the definition does not have; `errors[].pointer` says where. */
  | "filter_invalid"
  /** 400. The cursor was altered, or belongs to another organization or another query. Start again without it. */
  | "cursor_invalid"
  /** 405. The path exists, the method does not. `Allow` lists the methods that do. */
  | "method_not_allowed"
  /** 406. None of the media types in `Accept` can be answered. */
  | "not_acceptable"
  /** 408. The client took too long to send the request. */
  | "request_timeout"
  /** 413. The body is larger than the operation takes (1 MiB unless the operation says otherwise). */
  | "body_too_large"
  /** 414. The request target is longer than 8 KiB. */
  | "uri_too_long"
  /** 415. The operation does not take this `Content-Type` or `Content-Encoding`. */
  | "unsupported_media_type"
  /** 422. The body is well-formed but breaks its schema; `errors[]` carries a JSON Pointer per fault. */
  | "validation_failed"
  /** 431. The request headers are larger than 16 KiB. */
  | "headers_too_large"
  /** 401. No token, or a token that cannot be verified. */
  | "unauthorized"
  /** 401. The token was valid and is past `exp` (5 s leeway). Fetch a new one and repeat. */
  | "token_expired"
  /** 401. The token, its session, its user or its organization was revoked. */
  | "token_revoked"
  /** 401. The API key or session assertion is unknown, expired or revoked. */
  | "credentials_invalid"
  /** 403. The caller is known and may not do this. */
  | "forbidden"
  /** 403. The token lacks the scope the operation needs; `WWW-Authenticate` names it. */
  | "insufficient_scope"
  /** 403. `X-Org-ID`, a path or a body names another organization than the token. */
  | "org_mismatch"
  /** 403. The organization is suspended; nothing of it can be read or written. */
  | "org_suspended"
  /** 404. No operation has this path, or the resource does not exist. */
  | "not_found"
  /** 404. The organization does not exist, or the caller is no member of it. */
  | "org_not_found"
  /** 404. The organization has no entity definition of this name. */
  | "definition_not_found"
  /** 404. The record does not exist, or is deleted and deleted records were not asked for. */
  | "record_not_found"
  /** 404. The definition has no view of this id. */
  | "view_not_found"
  /** 404. The record has no relationship of this id. */
  | "relationship_not_found"
  /** 404. The user is no member of the organization. */
  | "member_not_found"
  /** 404. The organization has no open invitation of this id or token. */
  | "invitation_not_found"
  /** 404. The organization has no role of this name. */
  | "role_not_found"
  /** 404. The organization has no API key of this id. */
  | "api_key_not_found"
  /** 404. The user has no session of this id. */
  | "session_not_found"
  /** 404. The organization has no graph of this id. */
  | "graph_not_found"
  /** 404. The graph has no node of this id; `errors[].pointer` names it where several were sent. */
  | "node_not_found"
  /** 404. No node or edge of the graph is supported by a source of this id. */
  | "source_not_found"
  /** 404. The graph has no merge of this id. */
  | "merge_not_found"
  /** 410. The invitation is past `expiresAt`. Ask for a new one. */
  | "invitation_expired"
  /** 409. Another record holds the same value in a field marked `x-unique`; `errors[].pointer` names the field. */
  | "unique_conflict"
  /** 409. The organization already has a definition of this name. */
  | "definition_exists"
  /** 409. Stored records do not fit the new schema. Plan the change, backfill, or repeat with `force=true`. */
  | "definition_conflict"
  /** 409. The definition still has records. Delete them, or repeat with `force=true`. */
  | "definition_in_use"
  /** 409. The definition has `isActive: false` and takes no writes. */
  | "definition_inactive"
  /** 409. The definition already has a view of this name. */
  | "view_exists"
  /** 409. The two records already have a relationship of this name. */
  | "relationship_exists"
  /** 409. The slug is taken. */
  | "org_exists"
  /** 409. The user is already a member of the organization. */
  | "member_exists"
  /** 409. The organization would be left without an admin. */
  | "last_admin"
  /** 409. An open invitation for this e-mail address exists. */
  | "invitation_exists"
  /** 409. The organization already has a role of this name. */
  | "role_exists"
  /** 409. Members, invitations or API keys still hold the role. */
  | "role_in_use"
  /** 409. The organization already has a graph of this name. */
  | "graph_exists"
  /** 409. The graph mirrors the organization's entities and can be neither deleted nor renamed. */
  | "graph_protected"
  /** 409. The source belongs to the platform; what it says follows other data. */
  | "source_protected"
  /** 409. Another edge has this id: the ends and the label of an edge never change. */
  | "edge_conflict"
  /** 409. A node of the merge takes part in a later merge, or would be merged with itself. Undo the later one first. */
  | "merge_conflict"
  /** 409. The organization already has as many of these as it may have. */
  | "limit_reached"
  /** 409. Other writes of the same resources won each of several tries; nothing was stored. Repeat after `Retry-After`. */
  | "write_conflict"
  /** 409. A request with the same `Idempotency-Key` is still running. Repeat after `Retry-After`. */
  | "idempotency_in_progress"
  /** 412. `If-Match` names another version than the stored one; `current` carries the stored resource. */
  | "version_conflict"
  /** 422. The definition's `schema` is no acceptable JSON Schema 2020-12; `errors[].pointer` points into it. */
  | "schema_invalid"
  /** 422. The `Idempotency-Key` was used with another request in the last 24 h. */
  | "idempotency_key_reused"
  /** 424. The item was fine; another item of the atomic bulk was not, so nothing was stored. */
  | "bulk_rolled_back"
  /** 428. The operation needs `If-Match`. */
  | "version_required"
  /** 429. The organization or user spent its tokens. Repeat after `Retry-After`. */
  | "rate_limited"
  /** 500. The platform failed. `requestId` finds the cause in the logs. */
  | "internal_error"
  /** 501. The deployment does not offer this operation. */
  | "not_implemented"
  /** 502. The service behind the gateway broke the connection or answered something that is no HTTP response. */
  | "bad_gateway"
  /** 503. The service behind the gateway cannot be reached. Repeat after `Retry-After`. */
  | "upstream_unavailable"
  /** 503. The service is starting, draining, or its store is down. Repeat after `Retry-After`. */
  | "service_unavailable"
  /** 504. The operation did not finish within its time. */
  | "timeout"
;

/** What every operation can answer. */
export type CommonProblem =
  | "bad_request"
  | "not_acceptable"
  | "request_timeout"
  | "uri_too_long"
  | "headers_too_large"
  | "unauthorized"
  | "token_expired"
  | "token_revoked"
  | "forbidden"
  | "insufficient_scope"
  | "org_mismatch"
  | "org_suspended"
  | "org_not_found"
  | "write_conflict"
  | "rate_limited"
  | "internal_error"
  | "not_implemented"
  | "bad_gateway"
  | "upstream_unavailable"
  | "service_unavailable"
  | "timeout"
;
