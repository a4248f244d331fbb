// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.
export interface paths {
    "/api/v1/entities/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List entity definitions, by name */
        get: operations["listDefinitions"];
        put?: never;
        /** Create an entity definition */
        post: operations["createDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/definitions/{entityName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        /** Get an entity definition */
        get: operations["getDefinition"];
        /**
         * Replace an entity definition
         * @description The name stays. A schema that stored records do not fit is refused unless `force` is set.
         */
        put: operations["replaceDefinition"];
        post?: never;
        /** Delete an entity definition and its views */
        delete: operations["deleteDefinition"];
        options?: never;
        head?: never;
        /**
         * Change parts of an entity definition
         * @description RFC 7396 merge patch, also inside `schema`; `null` removes.
         */
        patch: operations["updateDefinition"];
        trace?: never;
    };
    "/api/v1/entities/definitions/{entityName}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find out what a schema change would break
         * @description Writes nothing.
         */
        post: operations["planDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/definitions/{entityName}/views": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        /** List the views of a definition, by name */
        get: operations["listViews"];
        put?: never;
        /**
         * Create a view
         * @description A view with `isDefault` takes that place from the view that held it.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/definitions/{entityName}/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                viewId: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        /** Get a view */
        get: operations["getView"];
        /** Replace a view */
        put: operations["replaceView"];
        post?: never;
        /** Delete a view */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a record, naming the entity in the body
         * @description The same as createRecord for callers that know the entity only at run time.
         */
        post: operations["createRecordByName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        /** List records, newest first */
        get: operations["listRecords"];
        put?: never;
        /** Create a record */
        post: operations["createRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        /** Get a record */
        get: operations["getRecord"];
        /** Replace the fields of a record */
        put: operations["replaceRecord"];
        post?: never;
        /**
         * Delete a record
         * @description Soft; restoreRecord brings it back. A deleted record keeps no claim on its unique values.
         */
        delete: operations["deleteRecord"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a record
         * @description `fields` is an RFC 7396 merge patch: absent fields stay, `null` removes.
         */
        patch: operations["updateRecord"];
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/{recordId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted record back
         * @description A record that is not deleted is answered as it is.
         */
        post: operations["restoreRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/query": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find records
         * @description Pages by `cursor` or by `page` and `pageSize`, never both.
         */
        post: operations["queryRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/count": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count records */
        post: operations["countRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/aggregate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Group records and compute over each group */
        post: operations["aggregateRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create, change and delete up to 1,000 records
         * @description Answers 200 with one result per operation, in their order. With `atomic` nothing is stored unless every operation succeeds: the others then carry `bulk_rolled_back`.
         */
        post: operations["bulkRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import records from NDJSON or CSV
         * @description Streams both ways. A line of NDJSON is an object of fields; a CSV starts with a header of field names, its values are converted by the schema, an empty value is an absent field. Records are stored in batches of 500. Each answered line is one ImportEvent, the last one the report; without a report the import was cut off. At most 1,000 errors are answered, all are counted.
         */
        post: operations["importRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        /**
         * Export records as NDJSON or CSV
         * @description Oldest first unless the view says otherwise. A line of NDJSON is a record; a CSV has the columns `$id`, `$version`, `$createdAt`, `$updatedAt`, then the fields (of the view, else of the schema), objects and arrays as JSON.
         */
        get: operations["exportRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/{recordId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        /**
         * List the revisions of a record, newest first
         * @description Also answers for deleted records.
         */
        get: operations["listRecordHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/{recordId}/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        /**
         * List the relationships of a record, newest first
         * @description Relationships with a deleted record at the other end are left out.
         */
        get: operations["listRelationships"];
        put?: never;
        /** Relate a record to another */
        post: operations["createRelationship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entityName}/records/{recordId}/relationships/{relationshipId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
                relationshipId: components["parameters"]["RelationshipId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a relationship
         * @description Either end may be named by the path.
         */
        delete: operations["deleteRelationship"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Name of a definition in URLs, filters and events; never changes. */
        EntityName: string;
        /** @description JSON Schema 2020-12 of `type: object`. Properties may carry `x-searchable`, `x-unique`, `x-indexed` (booleans) and `x-relation { entity, cardinality: one|many }`; the root `x-displayOrder` (property names). At most 256 KiB and 32 levels, no remote `$ref`; patterns run on a linear-time engine. */
        JsonSchema: {
            [key: string]: unknown;
        };
        /** @description Values by field name; must fit the definition's schema. */
        RecordFields: {
            [key: string]: unknown;
        };
        EntityDefinition: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["EntityName"];
            displayName: string;
            description?: string;
            schema: components["schemas"]["JsonSchema"];
            /** @description An inactive definition is readable and takes no record writes. */
            isActive: boolean;
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        DefinitionList: {
            items: components["schemas"]["EntityDefinition"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        CreateDefinitionBody: {
            /** @description `definitions` and `records` are reserved. */
            name: string;
            displayName: string;
            description?: string;
            schema: components["schemas"]["JsonSchema"];
            /** @default true */
            isActive: boolean;
        };
        ReplaceDefinitionBody: {
            displayName: string;
            description?: string;
            schema: components["schemas"]["JsonSchema"];
            /** @default true */
            isActive: boolean;
        };
        UpdateDefinitionBody: {
            displayName?: string;
            description?: string | null;
            schema?: components["schemas"]["JsonSchema"];
            isActive?: boolean;
        };
        PlanDefinitionBody: {
            schema: components["schemas"]["JsonSchema"];
            /**
             * @description Largest number of incompatible records to answer.
             * @default 5
             */
            samples: number;
        };
        DefinitionPlan: {
            /** @description Whether every stored record fits the new schema. */
            compatible: boolean;
            /** @description Differences between the schemas. */
            changes: components["schemas"]["SchemaChange"][];
            /** @description Records checked. */
            recordCount: number;
            /** @description Records that do not fit. */
            incompatibleCount: number;
            samples: components["schemas"]["IncompatibleRecord"][];
            /** @description Values records need before the schema can be required of them. */
            backfills: components["schemas"]["Backfill"][];
        };
        SchemaChange: {
            /** @description JSON Pointer into the new schema, or into the old one for what was removed. */
            pointer: string;
            kind: components["schemas"]["SchemaChangeKind"];
            /** @description Old value of the keyword. */
            before?: unknown;
            /** @description New value of the keyword. */
            after?: unknown;
        };
        /** @enum {string} */
        SchemaChangeKind: "fieldAdded" | "fieldRemoved" | "fieldRequired" | "fieldOptional" | "typeChanged" | "constraintAdded" | "constraintChanged" | "constraintRemoved" | "annotationChanged";
        IncompatibleRecord: {
            recordId: components["schemas"]["Id"];
            errors: components["schemas"]["ProblemDetail"][];
        };
        Backfill: {
            field: components["schemas"]["FieldPath"];
            /** @description Records that lack the field. */
            recordCount: number;
            /** @description `default` of the field in the new schema, if it has one. */
            suggestedValue?: unknown;
        };
        EntityView: {
            id: components["schemas"]["Id"];
            name: string;
            kind: components["schemas"]["ViewKind"];
            filters: components["schemas"]["Filters"];
            sort: components["schemas"]["Sort"];
            columns: components["schemas"]["ViewColumns"];
            groupBy?: components["schemas"]["FieldPath"];
            isDefault: boolean;
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ViewList: {
            items: components["schemas"]["EntityView"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /** @enum {string} */
        ViewKind: "table" | "board" | "calendar" | "gallery";
        /** @description Fields to show, in order; empty means all. */
        ViewColumns: components["schemas"]["FieldPath"][];
        CreateViewBody: {
            /** @description Unique within the definition. */
            name: string;
            kind?: components["schemas"]["ViewKind"];
            filters?: components["schemas"]["Filters"];
            sort?: components["schemas"]["Sort"];
            columns?: components["schemas"]["ViewColumns"];
            groupBy?: components["schemas"]["FieldPath"];
            /** @default false */
            isDefault: boolean;
        };
        ReplaceViewBody: {
            /** @description Unique within the definition. */
            name: string;
            kind: components["schemas"]["ViewKind"];
            filters?: components["schemas"]["Filters"];
            sort?: components["schemas"]["Sort"];
            columns?: components["schemas"]["ViewColumns"];
            groupBy?: components["schemas"]["FieldPath"];
            /** @default false */
            isDefault: boolean;
        };
        EntityRecord: {
            id: components["schemas"]["Id"];
            definitionId: components["schemas"]["Id"];
            definitionName: components["schemas"]["EntityName"];
            fields: components["schemas"]["RecordFields"];
            expanded?: components["schemas"]["ExpandedRecords"];
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
            updatedAt: components["schemas"]["Timestamp"];
            updatedBy: components["schemas"]["UserId"];
            deletedAt?: components["schemas"]["Timestamp"];
        };
        /** @description Related records by field name, when the query asked to `expand` the field; always arrays. */
        ExpandedRecords: {
            [key: string]: components["schemas"]["EntityRecord"][];
        };
        RecordList: {
            items: components["schemas"]["EntityRecord"][];
            nextCursor?: components["schemas"]["Cursor"];
            /** @description Matching records on all pages; present when `count` asked for it. */
            total?: number;
            totalKind?: components["schemas"]["TotalKind"];
        };
        CreateRecordBody: {
            fields: components["schemas"]["RecordFields"];
        };
        /** @description `orgId`, if given, must be the organization of the token, else 403 `org_mismatch`. */
        CreateRecordByNameBody: {
            entityName: components["schemas"]["EntityName"];
            fields: components["schemas"]["RecordFields"];
            orgId?: components["schemas"]["OrgId"];
        };
        ReplaceRecordBody: {
            fields: components["schemas"]["RecordFields"];
        };
        UpdateRecordBody: {
            fields: components["schemas"]["RecordFields"];
        };
        QueryRecordsBody: {
            filters?: components["schemas"]["Filters"];
            sort?: components["schemas"]["Sort"];
            /** @description Words to find in the fields marked `x-searchable`. */
            search?: string;
            /** @description Fields to answer; default all. */
            fields?: components["schemas"]["FieldPath"][];
            /** @description Fields with `x-relation` whose records to answer in `expanded`, one level. */
            expand?: components["schemas"]["FieldPath"][];
            /** @default 50 */
            limit: number;
            cursor?: components["schemas"]["Cursor"];
            /** @description 1 is the first. Pages end at the 10,000th record; cursors do not. */
            page?: number;
            /** @description Default 50. */
            pageSize?: number;
            count?: components["schemas"]["CountMode"];
            /** @default false */
            includeDeleted: boolean;
        };
        CountRecordsBody: {
            filters?: components["schemas"]["Filters"];
            search?: string;
            /**
             * @default exact
             * @enum {string}
             */
            count: "estimated" | "exact";
            /** @default false */
            includeDeleted: boolean;
        };
        RecordCount: {
            total: number;
            totalKind: components["schemas"]["TotalKind"];
        };
        AggregateRecordsBody: {
            /** @description Fields whose values make a group; empty means one group of everything. */
            groupBy?: components["schemas"]["FieldPath"][];
            metrics: components["schemas"]["AggregateMetric"][];
            filters?: components["schemas"]["Filters"];
            /** @description Order by `groupBy` fields and by the names of metrics; default the groups ascending. */
            sort?: components["schemas"]["SortField"][];
            /**
             * @description Largest number of groups.
             * @default 100
             */
            limit: number;
            /** @default false */
            includeDeleted: boolean;
        };
        AggregateMetric: {
            op: components["schemas"]["AggregateOp"];
            /** @description Needed by every `op` but `count`, which then counts records where the field is present. */
            field?: string;
            /** @description Name of the value in the answer. */
            as: string;
        };
        /** @enum {string} */
        AggregateOp: "count" | "sum" | "avg" | "min" | "max" | "countDistinct";
        AggregateResult: {
            items: components["schemas"]["AggregateRow"][];
            /** @description Whether there are more groups than `limit`. */
            truncated: boolean;
        };
        AggregateRow: {
            /** @description Value of each `groupBy` field; null where records lack it. */
            group: {
                [key: string]: components["schemas"]["GroupValue"];
            };
            /** @description Value of each metric by its `as`; null where no record had a value. */
            values: {
                [key: string]: components["schemas"]["AggregateValue"];
            };
        };
        GroupValue: string | number | boolean | null;
        /** @description A string for `min` and `max` of strings and dates. */
        AggregateValue: number | string | null;
        BulkRecordsBody: {
            /**
             * @description All or nothing.
             * @default false
             */
            atomic: boolean;
            operations: components["schemas"]["BulkOperation"][];
        };
        BulkOperation: components["schemas"]["BulkCreate"] | components["schemas"]["BulkUpdate"] | components["schemas"]["BulkUpsert"] | components["schemas"]["BulkDelete"];
        BulkCreate: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "create";
            fields: components["schemas"]["RecordFields"];
        };
        /** @description Merges `fields` like updateRecord. */
        BulkUpdate: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "update";
            recordId: components["schemas"]["Id"];
            version?: components["schemas"]["Version"];
            fields: components["schemas"]["RecordFields"];
        };
        /** @description Updates the record that holds the same value in the field `key`, else creates one. */
        BulkUpsert: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "upsert";
            /** @description Field marked `x-unique`; `fields` must hold it. */
            key: string;
            fields: components["schemas"]["RecordFields"];
        };
        BulkDelete: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "delete";
            recordId: components["schemas"]["Id"];
            version?: components["schemas"]["Version"];
        };
        BulkResult: {
            /** @description False only when an atomic bulk was rolled back. */
            committed: boolean;
            succeeded: number;
            failed: number;
            items: components["schemas"]["BulkItemResult"][];
        };
        BulkItemResult: {
            /** @description Position of the operation. */
            index: number;
            /** @enum {string} */
            op: "create" | "update" | "upsert" | "delete";
            /** @description HTTP status the single operation would have answered: 201, 200, 204 or a problem's. */
            status: number;
            record?: components["schemas"]["EntityRecord"];
            problem?: components["schemas"]["Problem"];
        };
        /**
         * @default create
         * @enum {string}
         */
        ImportMode: "create" | "upsert";
        ImportEvent: components["schemas"]["ImportProgress"] | components["schemas"]["ImportError"] | components["schemas"]["ImportReport"];
        /** @description After each batch. */
        ImportProgress: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "progress";
            /** @description Rows read. */
            processed: number;
            created: number;
            updated: number;
            failed: number;
        };
        /** @description A row that was not stored. */
        ImportError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "error";
            /** @description Line of the upload, 1 is the first. */
            line: number;
            problem: components["schemas"]["Problem"];
        };
        /** @description The end. */
        ImportReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "report";
            processed: number;
            created: number;
            updated: number;
            failed: number;
            dryRun: boolean;
            /** @description Whether the upload was read to its end. */
            completed: boolean;
            problem?: components["schemas"]["Problem"];
        };
        /**
         * @default ndjson
         * @enum {string}
         */
        ExportFormat: "ndjson" | "csv";
        /** @description RFC 4180, UTF-8, with a header line. */
        CsvText: string;
        RecordRevision: {
            recordId: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            action: components["schemas"]["RevisionAction"];
            actor: components["schemas"]["Actor"];
            /** @description Request that wrote the revision. */
            requestId?: string;
            createdAt: components["schemas"]["Timestamp"];
            changes: components["schemas"]["FieldChange"][];
        };
        /** @enum {string} */
        RevisionAction: "created" | "updated" | "deleted" | "restored";
        FieldChange: {
            /** @description JSON Pointer into `fields`. */
            pointer: string;
            /** @description Absent when the field was added. */
            before?: unknown;
            /** @description Absent when the field was removed. */
            after?: unknown;
        };
        RevisionList: {
            items: components["schemas"]["RecordRevision"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        EntityRelationship: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["RelationshipName"];
            sourceEntity: components["schemas"]["EntityName"];
            sourceRecordId: components["schemas"]["Id"];
            targetEntity: components["schemas"]["EntityName"];
            targetRecordId: components["schemas"]["Id"];
            properties?: components["schemas"]["RelationshipProperties"];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
        };
        RelationshipName: string;
        /**
         * @description `out`: the record is the source; `in`: it is the target.
         * @default both
         * @enum {string}
         */
        RelationshipDirection: "out" | "in" | "both";
        RelationshipProperties: {
            [key: string]: unknown;
        };
        RelationshipList: {
            items: components["schemas"]["EntityRelationship"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        CreateRelationshipBody: {
            name: components["schemas"]["RelationshipName"];
            targetEntity: components["schemas"]["EntityName"];
            targetRecordId: components["schemas"]["Id"];
            properties?: components["schemas"]["RelationshipProperties"];
        };
        /** @description Opaque position in a list. Only a missing `nextCursor` ends a list; a page may be empty. */
        Cursor: string;
        /** @description One of the codes in problems.yaml. Open on purpose, newer servers may know more codes. */
        ProblemCode: string;
        ProblemDetail: {
            /** @description JSON Pointer into the request body (`/fields/email`), or `#/query/<name>`, `#/header/<name>`, `#/path/<name>` for a parameter. */
            pointer: string;
            /** @description The broken rule: a JSON Schema keyword (`required`, `format`, …) or a word of the service (`unique`, `relation`). */
            code: string;
            message: string;
        };
        /** @description RFC 9457 problem details. `code` decides what a program does, `detail` is for people. */
        Problem: {
            /**
             * Format: uri
             * @description `urn:elqnt:problem:<code>`
             */
            type: string;
            /** @description Short text of the code; the same for every occurrence. */
            title: string;
            status: number;
            /** @description What went wrong this time and what to do. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Path of the request.
             */
            instance?: string;
            code: components["schemas"]["ProblemCode"];
            requestId: string;
            /** @description One entry per fault, in document order. */
            errors?: components["schemas"]["ProblemDetail"][];
            /** @description The stored resource, on `version_conflict`. */
            current?: {
                [key: string]: unknown;
            };
        };
        /**
         * Format: uuid
         * @description UUIDv7.
         */
        Id: string;
        /** @description Starts at 1 and grows by 1 with each write; quoted it is the ETag. */
        Version: number;
        /**
         * Format: date-time
         * @description RFC 3339 UTC in milliseconds, `2026-01-05T09:30:00.000Z`.
         */
        Timestamp: string;
        /** @description A field (`status`), a path into one (`address.city`) or a system field (`$createdAt`). */
        FieldPath: string;
        /** @description Conditions, all of which must hold. A key is a field path (`status`, `address.city`) or a system field (`$id`, `$createdAt`, `$updatedAt`, `$createdBy`, `$version`). A field that is missing or `null` is absent: `eq: null` and `exists: false` find it, and so do `ne` and `nin`, which are `eq` and `in` denied; no other operator does. A value of another type than the operand does not match. Text compares by code point, date-times by instant. An empty `in` or `hasAny` finds nothing, an empty `hasAll` every list. Nesting ends at 16 levels. Every fault inside, also one this schema finds, answers 400 `filter_invalid`. */
        Filters: {
            $and?: components["schemas"]["FilterList"];
            $or?: components["schemas"]["FilterList"];
            $not?: components["schemas"]["Filters"];
        } & {
            [key: string]: components["schemas"]["FilterCondition"];
        };
        FilterList: components["schemas"]["Filters"][];
        FilterScalar: string | number | boolean | null;
        /** @description Numbers, or strings in code point order (dates among them). */
        FilterBound: string | number;
        FilterValues: components["schemas"]["FilterScalar"][];
        /** @description Operators on one field, all of which must hold. */
        FilterOperators: {
            eq?: components["schemas"]["FilterScalar"];
            ne?: components["schemas"]["FilterScalar"];
            gt?: components["schemas"]["FilterBound"];
            gte?: components["schemas"]["FilterBound"];
            lt?: components["schemas"]["FilterBound"];
            lte?: components["schemas"]["FilterBound"];
            /** @description Both ends included. */
            between?: components["schemas"]["FilterBound"][];
            in?: components["schemas"]["FilterValues"];
            nin?: components["schemas"]["FilterValues"];
            /** @description Substring, ignoring case. */
            contains?: string;
            /** @description Prefix, ignoring case. */
            startsWith?: string;
            /** @description Suffix, ignoring case. */
            endsWith?: string;
            has?: components["schemas"]["FilterScalar"];
            hasAny?: components["schemas"]["FilterValues"];
            hasAll?: components["schemas"]["FilterValues"];
            /** @description Whether the field is present and not null. */
            exists?: boolean;
        };
        /** @description A scalar means equality; an object holds operators. */
        FilterCondition: components["schemas"]["FilterScalar"] | components["schemas"]["FilterOperators"] | components["schemas"]["Filters"] | components["schemas"]["FilterList"];
        /**
         * @default asc
         * @enum {string}
         */
        SortDirection: "asc" | "desc";
        SortField: {
            field: components["schemas"]["FieldPath"];
            direction?: components["schemas"]["SortDirection"];
        };
        /** @description Order of the rows: text by code point, `false` before `true`. Rows where the field is absent come last when ascending and first when descending. `$id` breaks ties in the direction of the last field, so paging is stable; without a field the newest rows come first. */
        Sort: components["schemas"]["SortField"][];
        /**
         * Format: uuid
         * @description Id of an organization.
         */
        OrgId: string;
        /** @description Id of a user or service, `user_id` of its token. */
        UserId: string;
        /**
         * @description `estimated` comes from the store's statistics and is cheap, `exact` counts.
         * @default none
         * @enum {string}
         */
        CountMode: "none" | "estimated" | "exact";
        /**
         * @description How `total` was found.
         * @enum {string}
         */
        TotalKind: "estimated" | "exact";
        /** @description Who did it. */
        Actor: {
            userId: components["schemas"]["UserId"];
            email?: string;
        };
    };
    responses: {
        /** @description A page of definitions. */
        DefinitionList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DefinitionList"];
            };
        };
        /** @description The definition. */
        Definition: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityDefinition"];
            };
        };
        /** @description The created definition. */
        DefinitionCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityDefinition"];
            };
        };
        /** @description What the change would do. */
        DefinitionPlan: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DefinitionPlan"];
            };
        };
        /** @description A page of views. */
        ViewList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ViewList"];
            };
        };
        /** @description The view. */
        View: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityView"];
            };
        };
        /** @description The created view. */
        ViewCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityView"];
            };
        };
        /** @description A page of records. */
        RecordList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RecordList"];
            };
        };
        /** @description The record. */
        Record: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityRecord"];
            };
        };
        /** @description The created record. */
        RecordCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityRecord"];
            };
        };
        /** @description The count. */
        RecordCount: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RecordCount"];
            };
        };
        /** @description One row per group. */
        AggregateResult: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AggregateResult"];
            };
        };
        /** @description One result per operation. */
        BulkResult: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BulkResult"];
            };
        };
        /** @description One ImportEvent per line; the last one is the report. */
        ImportEvents: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": components["schemas"]["ImportEvent"];
            };
        };
        /** @description The file; a line of NDJSON is an EntityRecord. */
        RecordExport: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                "Content-Disposition": components["headers"]["ContentDisposition"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": components["schemas"]["EntityRecord"];
                "text/csv": components["schemas"]["CsvText"];
            };
        };
        /** @description A page of revisions. */
        RevisionList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RevisionList"];
            };
        };
        /** @description A page of relationships. */
        RelationshipList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RelationshipList"];
            };
        };
        /** @description The created relationship. */
        RelationshipCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EntityRelationship"];
            };
        };
        /** @description Every answer that is no success. `x-elqnt-codes` of the operation lists its own codes. */
        Problem: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Done; nothing to answer. */
        NoContent: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @example ticket */
        EntityName: components["schemas"]["EntityName"];
        ViewId: components["schemas"]["Id"];
        RecordId: components["schemas"]["Id"];
        RelationshipId: components["schemas"]["Id"];
        /** @description Only active (or only inactive) definitions; default both. */
        IsActive: boolean;
        /** @description Store the schema although records do not fit it; they stay readable and must fit at their next write. */
        ForceSchema: boolean;
        /** @description Delete the records, deleted ones included, for good as well. */
        ForceDelete: boolean;
        /** @description Answer deleted records too. */
        IncludeDeleted: boolean;
        /** @description `upsert` updates the record that holds the same value in the field `key`. */
        ImportMode: components["schemas"]["ImportMode"];
        /** @description Field marked `x-unique`, or `$id`; required with `mode=upsert`. */
        ImportKey: string;
        /** @description Check everything and store nothing. */
        DryRun: boolean;
        ExportFormat: components["schemas"]["ExportFormat"];
        /** @description View whose filters, order and columns to use. */
        ExportViewId: components["schemas"]["Id"];
        /** @description Only relationships of this name. */
        RelationshipName: components["schemas"]["RelationshipName"];
        RelationshipDirection: components["schemas"]["RelationshipDirection"];
        /** @description Largest number of items in the page. */
        Limit: number;
        /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
         * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
         */
        IdempotencyKey: string;
        /**
         * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
         * @example "3"
         */
        IfMatch: string;
        /** @description Whether to count what the query matches besides the page. Rows never wait for a count. */
        Count: components["schemas"]["CountMode"];
    };
    requestBodies: {
        CreateDefinition: {
            content: {
                "application/json": components["schemas"]["CreateDefinitionBody"];
            };
        };
        ReplaceDefinition: {
            content: {
                "application/json": components["schemas"]["ReplaceDefinitionBody"];
            };
        };
        UpdateDefinition: {
            content: {
                "application/json": components["schemas"]["UpdateDefinitionBody"];
                "application/merge-patch+json": components["schemas"]["UpdateDefinitionBody"];
            };
        };
        PlanDefinition: {
            content: {
                "application/json": components["schemas"]["PlanDefinitionBody"];
            };
        };
        CreateView: {
            content: {
                "application/json": components["schemas"]["CreateViewBody"];
            };
        };
        ReplaceView: {
            content: {
                "application/json": components["schemas"]["ReplaceViewBody"];
            };
        };
        CreateRecordByName: {
            content: {
                "application/json": components["schemas"]["CreateRecordByNameBody"];
            };
        };
        CreateRecord: {
            content: {
                "application/json": components["schemas"]["CreateRecordBody"];
            };
        };
        ReplaceRecord: {
            content: {
                "application/json": components["schemas"]["ReplaceRecordBody"];
            };
        };
        UpdateRecord: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
                "application/merge-patch+json": components["schemas"]["UpdateRecordBody"];
            };
        };
        QueryRecords: {
            content: {
                "application/json": components["schemas"]["QueryRecordsBody"];
            };
        };
        CountRecords: {
            content: {
                "application/json": components["schemas"]["CountRecordsBody"];
            };
        };
        AggregateRecords: {
            content: {
                "application/json": components["schemas"]["AggregateRecordsBody"];
            };
        };
        BulkRecords: {
            content: {
                "application/json": components["schemas"]["BulkRecordsBody"];
            };
        };
        ImportRecords: {
            content: {
                "application/x-ndjson": components["schemas"]["RecordFields"];
                "text/csv": components["schemas"]["CsvText"];
            };
        };
        CreateRelationship: {
            content: {
                "application/json": components["schemas"]["CreateRelationshipBody"];
            };
        };
    };
    headers: {
        /** @description Id of the request, accepted from the client or generated; found in logs and problems. */
        RequestId: string;
        /** @description Seconds to wait before repeating. */
        RetryAfter: number;
        /** @description Tokens left and seconds until the bucket is full again (`"default";r=98;t=1`). */
        RateLimit: string;
        /** @description Size and window of the bucket (`"default";q=100;w=1`). */
        RateLimitPolicy: string;
        /** @description RFC 6750 challenge; on 403 `insufficient_scope` it names the scope. */
        WwwAuthenticate: string;
        /** @description Strong validator of the resource, its quoted `version`. */
        ETag: string;
        /** @description Path of the created resource. */
        Location: string;
        /** @description `true` when the answer is the stored one of an earlier request with the same `Idempotency-Key`. */
        IdempotencyReplayed: "true";
        /** @description File name of a download. */
        ContentDisposition: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDefinitions: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only active (or only inactive) definitions; default both. */
                isActive?: components["parameters"]["IsActive"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DefinitionList"];
            default: components["responses"]["Problem"];
        };
    };
    createDefinition: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateDefinition"];
        responses: {
            201: components["responses"]["DefinitionCreated"];
            default: components["responses"]["Problem"];
        };
    };
    getDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Definition"];
            default: components["responses"]["Problem"];
        };
    };
    replaceDefinition: {
        parameters: {
            query?: {
                /** @description Store the schema although records do not fit it; they stay readable and must fit at their next write. */
                force?: components["parameters"]["ForceSchema"];
            };
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ReplaceDefinition"];
        responses: {
            200: components["responses"]["Definition"];
            default: components["responses"]["Problem"];
        };
    };
    deleteDefinition: {
        parameters: {
            query?: {
                /** @description Delete the records, deleted ones included, for good as well. */
                force?: components["parameters"]["ForceDelete"];
            };
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    updateDefinition: {
        parameters: {
            query?: {
                /** @description Store the schema although records do not fit it; they stay readable and must fit at their next write. */
                force?: components["parameters"]["ForceSchema"];
            };
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateDefinition"];
        responses: {
            200: components["responses"]["Definition"];
            default: components["responses"]["Problem"];
        };
    };
    planDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PlanDefinition"];
        responses: {
            200: components["responses"]["DefinitionPlan"];
            default: components["responses"]["Problem"];
        };
    };
    listViews: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ViewList"];
            default: components["responses"]["Problem"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateView"];
        responses: {
            201: components["responses"]["ViewCreated"];
            default: components["responses"]["Problem"];
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                viewId: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["View"];
            default: components["responses"]["Problem"];
        };
    };
    replaceView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                viewId: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ReplaceView"];
        responses: {
            200: components["responses"]["View"];
            default: components["responses"]["Problem"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                viewId: components["parameters"]["ViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    createRecordByName: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateRecordByName"];
        responses: {
            201: components["responses"]["RecordCreated"];
            default: components["responses"]["Problem"];
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Whether to count what the query matches besides the page. Rows never wait for a count. */
                count?: components["parameters"]["Count"];
                /** @description Answer deleted records too. */
                includeDeleted?: components["parameters"]["IncludeDeleted"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RecordList"];
            default: components["responses"]["Problem"];
        };
    };
    createRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateRecord"];
        responses: {
            201: components["responses"]["RecordCreated"];
            default: components["responses"]["Problem"];
        };
    };
    getRecord: {
        parameters: {
            query?: {
                /** @description Answer deleted records too. */
                includeDeleted?: components["parameters"]["IncludeDeleted"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Record"];
            default: components["responses"]["Problem"];
        };
    };
    replaceRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ReplaceRecord"];
        responses: {
            200: components["responses"]["Record"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    updateRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateRecord"];
        responses: {
            200: components["responses"]["Record"];
            default: components["responses"]["Problem"];
        };
    };
    restoreRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Record"];
            default: components["responses"]["Problem"];
        };
    };
    queryRecords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["QueryRecords"];
        responses: {
            200: components["responses"]["RecordList"];
            default: components["responses"]["Problem"];
        };
    };
    countRecords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CountRecords"];
        responses: {
            200: components["responses"]["RecordCount"];
            default: components["responses"]["Problem"];
        };
    };
    aggregateRecords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["AggregateRecords"];
        responses: {
            200: components["responses"]["AggregateResult"];
            default: components["responses"]["Problem"];
        };
    };
    bulkRecords: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["BulkRecords"];
        responses: {
            200: components["responses"]["BulkResult"];
            default: components["responses"]["Problem"];
        };
    };
    importRecords: {
        parameters: {
            query?: {
                /** @description `upsert` updates the record that holds the same value in the field `key`. */
                mode?: components["parameters"]["ImportMode"];
                /** @description Field marked `x-unique`, or `$id`; required with `mode=upsert`. */
                key?: components["parameters"]["ImportKey"];
                /** @description Check everything and store nothing. */
                dryRun?: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ImportRecords"];
        responses: {
            200: components["responses"]["ImportEvents"];
            default: components["responses"]["Problem"];
        };
    };
    exportRecords: {
        parameters: {
            query?: {
                format?: components["parameters"]["ExportFormat"];
                /** @description View whose filters, order and columns to use. */
                viewId?: components["parameters"]["ExportViewId"];
                /** @description Answer deleted records too. */
                includeDeleted?: components["parameters"]["IncludeDeleted"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RecordExport"];
            default: components["responses"]["Problem"];
        };
    };
    listRecordHistory: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RevisionList"];
            default: components["responses"]["Problem"];
        };
    };
    listRelationships: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only relationships of this name. */
                name?: components["parameters"]["RelationshipName"];
                direction?: components["parameters"]["RelationshipDirection"];
            };
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RelationshipList"];
            default: components["responses"]["Problem"];
        };
    };
    createRelationship: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateRelationship"];
        responses: {
            201: components["responses"]["RelationshipCreated"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRelationship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ticket */
                entityName: components["parameters"]["EntityName"];
                recordId: components["parameters"]["RecordId"];
                relationshipId: components["parameters"]["RelationshipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
}
