// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.
export interface paths {
    "/api/v1/kg/ingest/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Insert or update up to 10,000 nodes
         * @description By `id`; what the source said before of a node is replaced by what it says now. Items that cannot be stored are listed in `problems`, all others are stored. Of what several sources say, the latest to speak wins per property; label, name, description and validity follow the latest source too. An `embedding` of another length than the deployment's is a problem.
         */
        post: operations["ingestNodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Insert or update up to 10,000 edges
         * @description By `id`, as nodes are. Both ends must exist: an edge to an unknown node is a problem `node_not_found`. The ends and the label of a stored edge never change: another one under its id is a problem `edge_conflict`.
         */
        post: operations["ingestEdges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/triples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Insert up to 10,000 facts written as subject, predicate, object
         * @description Subject and object become nodes named so, unless they exist (then they stay as they are): their id is the UUIDv5 (RFC 9562) of the normalized name (NFKC, white space collapsed, lower case) in the namespace of the graph's id. The predicate becomes the label of an edge: runs of other characters than letters, digits, `_` and `-` become `_`, all in upper case; a predicate that makes no label is a problem.
         */
        post: operations["ingestTriples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Insert or update any number of nodes and edges from NDJSON
         * @description Streams both ways. Lines are stored in batches of 1,000; a line that is wrong is answered with its number. Each answered line is one IngestEvent, the last one the report; without a report the stream was cut off, and what was reported as progress is stored. At most 1,000 problems are answered, all are counted.
         */
        post: operations["ingestStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split documents into chunks and connect them to the nodes they mention
         * @description Each document becomes a node `Document` with the id `<sourceId>:<document id>`, named by its title or else its id, and its chunks nodes `Chunk` with an edge `PART_OF` to it. The text of a chunk is its `description`; its property `position` counts from 0 in the order of the text. A chunk that names another node of the graph (its whole name between words, whatever the case) gets an edge `MENTIONS` to it. Each document is a source of its own, `<sourceId>:<document id>`: sending it again replaces what it said before.
         */
        post: operations["ingestDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sources of a graph, by id */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/sources/{sourceId}": {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                /** @example crm */
                sourceId: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw everything a source said
         * @description Nodes and edges that no other source supports are deleted (edges of a deleted node too), the others keep what the other sources say. Sources that start with `$` are the platform's: only `$api` can be deleted.
         */
        delete: operations["deleteSource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare that nodes mean the same
         * @description The edges of the merged nodes move to `nodeId` (an edge between them disappears), properties it lacks are taken over, its own win. The merged ids stay known: queries read the node by them, and what is ingested under them adds to it. A merged id cannot be merged again, neither as `nodeId` nor into another: `merge_conflict`.
         */
        post: operations["mergeNodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List merges, newest first */
        get: operations["listMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/merges/{mergeId}": {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                mergeId: components["parameters"]["MergeId"];
            };
            cookie?: never;
        };
        /** Get a merge */
        get: operations["getMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/ingest/merges/{mergeId}/undo": {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                mergeId: components["parameters"]["MergeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back
         * @description The merged nodes stand alone again, each with what its sources say of it, now. A merge that was undone before is answered as it is; one whose node was merged into another later must wait until that merge is undone.
         */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find nodes that may mean the same
         * @description Compares the normalized names of nodes with the same label by the similarity of their trigrams (pg_trgm's measure); the same name scores 1. Best first, then by the ids. Changes nothing: merge what you believe.
         */
        post: operations["findDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/graphs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List graphs, by name */
        get: operations["listGraphs"];
        put?: never;
        /**
         * Create a graph
         * @description Names are unique within the organization; `entities` is no valid one, it is kept for the mirror of records.
         */
        post: operations["createGraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/graphs/{graphId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        /** Get a graph */
        get: operations["getGraph"];
        put?: never;
        post?: never;
        /**
         * Delete a graph with everything in it
         * @description The graph that mirrors the organization's entities cannot be deleted.
         */
        delete: operations["deleteGraph"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a graph
         * @description RFC 7396 merge patch: absent stays, `null` removes. The graph that mirrors entities keeps its name.
         */
        patch: operations["updateGraph"];
        trace?: never;
    };
    "/api/v1/kg/graphs/{graphId}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        /**
         * Count what a graph holds
         * @description Counts what queries answer; merged nodes, and edges that merges made disappear, are left out.
         */
        get: operations["getGraphStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/graphs/{graphId}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        /** List the labels of nodes and edges, by kind and name */
        get: operations["listGraphLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/graphs/{graphId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        /**
         * Follow the changes of a graph
         * @description Server-sent events. The answer begins at once, before there is an event. An event's `id` is a revision of the graph, which grows with every change of its nodes and edges: everything up to it is visible to queries that follow. Changes that come close together may be told by one event. The first event tells the present revision, unless `Last-Event-ID` is that revision. A comment comes at least every 15 seconds. After `graph.deleted` the stream ends.
         */
        get: operations["streamGraphChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/graphs/{graphId}/nodes/{nodeId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
                /** @example ada */
                nodeId: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        /**
         * Get a node
         * @description The id of a merged node answers the node it was merged into.
         */
        get: operations["getNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find nodes by words, by meaning, or both
         * @description `keyword` finds nodes that hold a word of the query, whatever its case, in name, description or a text property: the more of the words it holds, and the nearer to the name (then the description), the more it scores. `vector` ranks by cosine similarity of embeddings; nodes whose embedding is not computed yet are left out. `hybrid` fuses both lists by reciprocal rank (k = 60), scaled so that first in both is 1. Best first, then by id; every hit says which lists it came from. `labels`, `filters` and `asOf` narrow the nodes that are ranked.
         */
        post: operations["searchNodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/traverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Walk from nodes along edges, breadth first
         * @description Answers the nodes reached within `depth` hops, the start included, with the edges walked between them: those that lead, in `direction`, from a node nearer than `depth` to a node of the answer. `labels` restricts the edges walked. A node that does not fit `filters` is neither answered nor walked through; a start always is. Beyond `limit` nodes the nearest are kept, with the walked edges between them, and `truncated` is true.
         */
        post: operations["traverseGraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/neighbors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a node, the nodes next to it and the edges to them
         * @description What `traverseGraph` answers from the node for one hop.
         */
        post: operations["getNeighbors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/subgraph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get nodes and every edge between them
         * @description The nodes of `nodeIds`, by id (unknown ids are left out), or without them the best connected nodes, most edges in the graph first, then by id. Either way only those that fit `labels` and `filters`.
         */
        post: operations["getSubgraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find paths between two nodes
         * @description `shortest` answers every path of the least length, `all` every path without a repeated node; parallel edges make paths of their own. From a node to itself there is one path, of length 0. Shorter first, then by the ids of their edges in turn. Beyond `limit` paths, or the work one query may do, `truncated` is true.
         */
        post: operations["findPaths"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kg/query/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find every place where a pattern occurs
         * @description A pattern names nodes and the edges between them; its edges must connect all its nodes (`errors[].pointer` names the first that they do not). A match binds each name to one element; different names of nodes bind different nodes, different edges different edges, named or not. An edge without a name must be there and is not answered: matches that differ in it alone are one. Ordered by the ids of the bound nodes, then of the bound edges, in the order of the pattern.
         */
        post: operations["matchPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Who says so; default `$api`. Documents add `:<document id>` to it. */
        KGOwnSourceId: string;
        KGNodeInput: {
            id: components["schemas"]["KGNodeId"];
            label: components["schemas"]["KGLabel"];
            name: string;
            description?: string;
            properties?: components["schemas"]["KGProperties"];
            embedding?: components["schemas"]["KGEmbedding"];
            validFrom?: components["schemas"]["Timestamp"];
            validTo?: components["schemas"]["Timestamp"];
        };
        KGEdgeInput: {
            id?: components["schemas"]["KGEdgeId"];
            /** @description The node the edge leaves. */
            sourceId: components["schemas"]["KGNodeId"];
            /** @description The node the edge enters. */
            targetId: components["schemas"]["KGNodeId"];
            label: components["schemas"]["KGLabel"];
            properties?: components["schemas"]["KGProperties"];
            validFrom?: components["schemas"]["Timestamp"];
            validTo?: components["schemas"]["Timestamp"];
        };
        KGTriple: {
            subject: string;
            predicate: string;
            object: string;
            /** @description Of a new subject; default `Entity`. */
            subjectLabel?: components["schemas"]["KGLabel"];
            /** @description Of a new object; default `Entity`. */
            objectLabel?: components["schemas"]["KGLabel"];
            /** @description Of the edge. */
            properties?: components["schemas"]["KGProperties"];
            validFrom?: components["schemas"]["Timestamp"];
            validTo?: components["schemas"]["Timestamp"];
        };
        KGDocument: {
            id: string;
            title?: string;
            text: string;
            /** @description Of the document's node. */
            properties?: components["schemas"]["KGProperties"];
        };
        IngestNodesBody: {
            graphId: components["schemas"]["Id"];
            sourceId?: components["schemas"]["KGOwnSourceId"];
            nodes: components["schemas"]["KGNodeInput"][];
        };
        IngestEdgesBody: {
            graphId: components["schemas"]["Id"];
            sourceId?: components["schemas"]["KGOwnSourceId"];
            edges: components["schemas"]["KGEdgeInput"][];
        };
        IngestTriplesBody: {
            graphId: components["schemas"]["Id"];
            sourceId?: components["schemas"]["KGOwnSourceId"];
            triples: components["schemas"]["KGTriple"][];
        };
        IngestDocumentsBody: {
            graphId: components["schemas"]["Id"];
            sourceId: string;
            documents: components["schemas"]["KGDocument"][];
        };
        IngestLine: components["schemas"]["IngestNodeLine"] | components["schemas"]["IngestEdgeLine"];
        IngestNodeLine: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "node";
            node: components["schemas"]["KGNodeInput"];
        };
        IngestEdgeLine: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "edge";
            edge: components["schemas"]["KGEdgeInput"];
        };
        KGIngestResult: {
            /** @description Nodes and edges that are new or changed, those that triples and documents make included. */
            upserted: number;
            /** @description Nodes and edges that said nothing new. */
            unchanged: number;
            problems: components["schemas"]["KGIngestProblem"][];
        };
        /** @description An item that was not stored. */
        KGIngestProblem: {
            /** @description Position in the list that was sent, 0 is the first. */
            index: number;
            problem: components["schemas"]["Problem"];
        };
        IngestEvent: components["schemas"]["IngestProgress"] | components["schemas"]["IngestProblem"] | components["schemas"]["IngestReport"];
        /** @description After each batch; what it counts is stored. */
        IngestProgress: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "progress";
            /** @description Lines read. */
            processed: number;
            upserted: number;
            unchanged: number;
            failed: number;
        };
        /** @description A line that was not stored. */
        IngestProblem: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "problem";
            /** @description Line of the upload, 1 is the first. */
            line: number;
            problem: components["schemas"]["Problem"];
        };
        /** @description The end. */
        IngestReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "report";
            processed: number;
            upserted: number;
            unchanged: number;
            failed: number;
            /** @description Whether the upload was read to its end. */
            completed: boolean;
            problem?: components["schemas"]["Problem"];
        };
        KGSource: {
            id: components["schemas"]["KGSourceId"];
            graphId: components["schemas"]["Id"];
            /** @description Nodes it supports. */
            nodeCount: number;
            /** @description Edges it supports. */
            edgeCount: number;
            updatedAt: components["schemas"]["Timestamp"];
        };
        KGSourceList: {
            items: components["schemas"]["KGSource"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        KGSourceDeletion: {
            sourceId: components["schemas"]["KGSourceId"];
            deletedNodes: number;
            deletedEdges: number;
            /** @description Nodes that other sources still support. */
            keptNodes: number;
            /** @description Edges that other sources still support. */
            keptEdges: number;
        };
        MergeNodesBody: {
            graphId: components["schemas"]["Id"];
            /** @description The node that stays. */
            nodeId: components["schemas"]["KGNodeId"];
            /** @description The nodes that become one with it. */
            mergedIds: components["schemas"]["KGNodeId"][];
        };
        KGMerge: {
            id: components["schemas"]["Id"];
            graphId: components["schemas"]["Id"];
            nodeId: components["schemas"]["KGNodeId"];
            mergedIds: components["schemas"]["KGNodeId"][];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
            undoneAt?: components["schemas"]["Timestamp"];
            undoneBy?: components["schemas"]["UserId"];
        };
        KGMergeList: {
            items: components["schemas"]["KGMerge"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        FindDuplicatesBody: {
            graphId: components["schemas"]["Id"];
            /** @description Only nodes with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            /**
             * @description Least score of a pair.
             * @default 0.6
             */
            threshold: number;
            /**
             * @description Most pairs.
             * @default 50
             */
            limit: number;
        };
        KGDuplicate: {
            /** @description The two, by id. */
            nodes: components["schemas"]["KGNode"][];
            score: number;
        };
        KGDuplicateList: {
            items: components["schemas"]["KGDuplicate"][];
            /** @description Whether a limit cut something off. */
            truncated: boolean;
        };
        /**
         * Format: uuid
         * @description UUIDv7.
         */
        Id: string;
        /** @description Chosen by whoever ingests; the record's id for mirrored records. */
        KGNodeId: string;
        /** @description What kind of node or edge it is, such as `Person` or `WORKS_AT`. */
        KGLabel: string;
        KGProperties: {
            [key: string]: unknown;
        };
        /** @description Vector of the node, as long as the deployment's embedder makes them; searched by cosine. */
        KGEmbedding: number[];
        /**
         * Format: date-time
         * @description RFC 3339 UTC in milliseconds, `2026-01-05T09:30:00.000Z`.
         */
        Timestamp: string;
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
        /** @description Chosen by whoever ingests; without one, UUIDv5 (RFC 9562) of `<sourceId> <label> <targetId>` in the namespace of the graph's id. */
        KGEdgeId: string;
        /** @description Opaque position in a list. Only a missing `nextCursor` ends a list; a page may be empty. */
        Cursor: string;
        /** @description What a fact was learnt from. Ids that start with `$` are the platform's: `$entities` mirrors records, `$api` is what came without a source. */
        KGSourceId: string;
        /** @description Id of a user or service, `user_id` of its token. */
        UserId: string;
        KGLabels: components["schemas"]["KGLabel"][];
        /** @description Starts at 1 and grows by 1 with each write; quoted it is the ETag. */
        Version: number;
        KGNode: {
            id: components["schemas"]["KGNodeId"];
            graphId: components["schemas"]["Id"];
            label: components["schemas"]["KGLabel"];
            name: string;
            description?: string;
            properties: components["schemas"]["KGProperties"];
            embedding?: components["schemas"]["KGEmbedding"];
            validFrom?: components["schemas"]["Timestamp"];
            validTo?: components["schemas"]["Timestamp"];
            /** @description Sources that support the node, by id. */
            sources: components["schemas"]["KGSourceId"][];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            version: components["schemas"]["Version"];
        };
        KGGraph: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["KGGraphName"];
            description?: string;
            kind: components["schemas"]["KGGraphKind"];
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description Unique within the organization. */
        KGGraphName: string;
        /**
         * @description `entities` mirrors the organization's records and relationships within seconds (there is at most one, named `entities`, from the first record on); it takes other nodes and edges too. A record is a node with its id: the label is the name of its definition, the name its `title`, `name` or other naming text, the properties are its fields, nested ones as `address.city`. Fields with `x-relation` and relationships are edges labelled with their name, while both records are there.
         * @enum {string}
         */
        KGGraphKind: "custom" | "entities";
        KGGraphList: {
            items: components["schemas"]["KGGraph"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        CreateGraphBody: {
            name: components["schemas"]["KGGraphName"];
            description?: string;
        };
        UpdateGraphBody: {
            name?: components["schemas"]["KGGraphName"];
            description?: string | null;
        };
        KGGraphStats: {
            graphId: components["schemas"]["Id"];
            nodeCount: number;
            edgeCount: number;
            sourceCount: number;
            /** @description Nodes that have an embedding. */
            embeddedCount: number;
        };
        /** @description One event of the stream of a graph's changes. */
        KGGraphChange: components["schemas"]["KGGraphChanged"] | components["schemas"]["KGGraphDeleted"];
        KGGraphChanged: {
            /** @description The graph's revision; grows with every change of its nodes and edges. */
            id: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "graph.changed";
            graphId: components["schemas"]["Id"];
        };
        KGGraphDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "graph.deleted";
            graphId: components["schemas"]["Id"];
        };
        /** @enum {string} */
        KGElementKind: "node" | "edge";
        KGLabelCount: {
            kind: components["schemas"]["KGElementKind"];
            label: components["schemas"]["KGLabel"];
            count: number;
        };
        KGLabelList: {
            items: components["schemas"]["KGLabelCount"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        KGEdge: {
            id: components["schemas"]["KGEdgeId"];
            graphId: components["schemas"]["Id"];
            /** @description The node the edge leaves. */
            sourceId: components["schemas"]["KGNodeId"];
            /** @description The node the edge enters. */
            targetId: components["schemas"]["KGNodeId"];
            label: components["schemas"]["KGLabel"];
            properties: components["schemas"]["KGProperties"];
            validFrom?: components["schemas"]["Timestamp"];
            validTo?: components["schemas"]["Timestamp"];
            /** @description Sources that support the edge, by id. */
            sources: components["schemas"]["KGSourceId"][];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            version: components["schemas"]["Version"];
        };
        KGSubgraph: {
            /** @description Nearest (or best connected) first, then by id; of `nodeIds` by id. */
            nodes: components["schemas"]["KGNode"][];
            /** @description By id; both ends are among the nodes. */
            edges: components["schemas"]["KGEdge"][];
            /** @description Whether a limit cut something off. */
            truncated: boolean;
        };
        /**
         * @description `out`: along the edges; `in`: against them.
         * @default both
         * @enum {string}
         */
        KGDirection: "out" | "in" | "both";
        /**
         * @default hybrid
         * @enum {string}
         */
        SearchMode: "keyword" | "vector" | "hybrid";
        SearchNodesBody: {
            graphId: components["schemas"]["Id"];
            query: string;
            mode?: components["schemas"]["SearchMode"];
            /** @description Only nodes with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            filters?: components["schemas"]["Filters"];
            /** @default 20 */
            limit: number;
            /** @description Least score of a hit; scores are between 0 and 1. */
            threshold?: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        KGSearchResult: {
            items: components["schemas"]["KGSearchHit"][];
        };
        KGSearchHit: {
            node: components["schemas"]["KGNode"];
            /** @description 1 is the best possible: of a hybrid search, first in both lists. */
            score: number;
            explanation: components["schemas"]["KGSearchExplanation"];
        };
        /** @description The lists that held the node. */
        KGSearchExplanation: {
            keyword?: components["schemas"]["KGKeywordExplanation"];
            vector?: components["schemas"]["KGVectorExplanation"];
        };
        KGKeywordExplanation: {
            /** @description 1 is the first. */
            rank: number;
            score: number;
            /** @description Words of the query that the node holds, in lower case. */
            terms: string[];
        };
        KGVectorExplanation: {
            /** @description 1 is the first. */
            rank: number;
            /** @description Cosine similarity; below 0 counts as 0. */
            score: number;
        };
        TraverseGraphBody: {
            graphId: components["schemas"]["Id"];
            from: components["schemas"]["KGNodeId"][];
            direction?: components["schemas"]["KGDirection"];
            /** @description Only along edges with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            /** @default 1 */
            depth: number;
            filters?: components["schemas"]["Filters"];
            /**
             * @description Most nodes, those to start from included.
             * @default 500
             */
            limit: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        GetNeighborsBody: {
            graphId: components["schemas"]["Id"];
            nodeId: components["schemas"]["KGNodeId"];
            direction?: components["schemas"]["KGDirection"];
            /** @description Only along edges with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            /**
             * @description Most nodes, those to start from included.
             * @default 500
             */
            limit: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        GetSubgraphBody: {
            graphId: components["schemas"]["Id"];
            nodeIds?: components["schemas"]["KGNodeId"][];
            /** @description Only nodes with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            filters?: components["schemas"]["Filters"];
            /**
             * @description Most nodes.
             * @default 500
             */
            limit: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        FindPathsBody: {
            graphId: components["schemas"]["Id"];
            from: components["schemas"]["KGNodeId"];
            to: components["schemas"]["KGNodeId"];
            mode?: components["schemas"]["KGPathMode"];
            /**
             * @description Most edges of a path.
             * @default 5
             */
            maxDepth: number;
            direction?: components["schemas"]["KGDirection"];
            /** @description Only along edges with one of these labels. */
            labels?: components["schemas"]["KGLabels"];
            /**
             * @description Most paths.
             * @default 20
             */
            limit: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        /**
         * @default shortest
         * @enum {string}
         */
        KGPathMode: "shortest" | "all";
        KGPath: {
            /** @description From the first to the last. */
            nodes: components["schemas"]["KGNode"][];
            /** @description Edge i connects node i and node i + 1. */
            edges: components["schemas"]["KGEdge"][];
            /** @description Number of edges. */
            length: number;
        };
        KGPathList: {
            items: components["schemas"]["KGPath"][];
            /** @description Whether a limit cut something off. */
            truncated: boolean;
        };
        MatchPatternBody: {
            graphId: components["schemas"]["Id"];
            nodes: components["schemas"]["KGNodePattern"][];
            edges?: components["schemas"]["KGEdgePattern"][];
            /**
             * @description Most matches.
             * @default 100
             */
            limit: number;
            asOf?: components["schemas"]["Timestamp"];
        };
        KGPatternName: string;
        KGNodePattern: {
            /** @description Unique in the pattern. */
            as: components["schemas"]["KGPatternName"];
            labels?: components["schemas"]["KGLabels"];
            ids?: components["schemas"]["KGNodeId"][];
            filters?: components["schemas"]["Filters"];
        };
        KGEdgePattern: {
            /** @description Unique in the pattern; an edge without a name is not answered. */
            as?: components["schemas"]["KGPatternName"];
            /** @description Name of a node of the pattern. */
            from: components["schemas"]["KGPatternName"];
            /** @description Name of a node of the pattern. */
            to: components["schemas"]["KGPatternName"];
            labels?: components["schemas"]["KGLabels"];
            /** @description Seen from `from`. */
            direction?: components["schemas"]["KGPatternDirection"];
        };
        /**
         * @default out
         * @enum {string}
         */
        KGPatternDirection: "out" | "in" | "both";
        KGMatch: {
            /** @description By their names in the pattern. */
            nodes: {
                [key: string]: components["schemas"]["KGNode"];
            };
            /** @description By their names in the pattern. */
            edges: {
                [key: string]: components["schemas"]["KGEdge"];
            };
        };
        KGMatchList: {
            items: components["schemas"]["KGMatch"][];
            /** @description Whether a limit cut something off. */
            truncated: boolean;
        };
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
    };
    responses: {
        /** @description What became of the items. */
        IngestResult: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGIngestResult"];
            };
        };
        /** @description One IngestEvent per line; the last one is the report. */
        IngestEvents: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": components["schemas"]["IngestEvent"];
            };
        };
        /** @description A page of sources. */
        SourceList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGSourceList"];
            };
        };
        /** @description What went with the source. */
        SourceDeletion: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGSourceDeletion"];
            };
        };
        /** @description The merge. */
        MergeCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGMerge"];
            };
        };
        /** @description A page of merges. */
        MergeList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGMergeList"];
            };
        };
        /** @description The merge. */
        Merge: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGMerge"];
            };
        };
        /** @description Pairs, most alike first. */
        DuplicateList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGDuplicateList"];
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
        /** @description A page of graphs. */
        GraphList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGGraphList"];
            };
        };
        /** @description The graph. */
        Graph: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGGraph"];
            };
        };
        /** @description The created graph. */
        GraphCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGGraph"];
            };
        };
        /** @description The counts. */
        GraphStats: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGGraphStats"];
            };
        };
        /** @description The changes, as they happen. */
        GraphChanges: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/event-stream": components["schemas"]["KGGraphChange"];
            };
        };
        /** @description A page of labels. */
        GraphLabelList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGLabelList"];
            };
        };
        /** @description The node. */
        Node: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGNode"];
            };
        };
        /** @description The hits, best first. */
        SearchResult: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGSearchResult"];
            };
        };
        /** @description Nodes and edges. */
        Subgraph: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGSubgraph"];
            };
        };
        /** @description The paths, shortest first. */
        PathList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGPathList"];
            };
        };
        /** @description The matches. */
        MatchList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["KGMatchList"];
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
        InGraph: components["schemas"]["Id"];
        /** @example crm */
        SourceId: components["schemas"]["KGSourceId"];
        MergeId: components["schemas"]["Id"];
        /** @description Who says so; default `$api`. */
        ContributingSource: components["schemas"]["KGOwnSourceId"];
        /** @description Largest number of items in the page. */
        Limit: number;
        /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
         * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
         */
        IdempotencyKey: string;
        GraphId: components["schemas"]["Id"];
        /** @example ada */
        NodeId: components["schemas"]["KGNodeId"];
        /** @description Only labels of nodes (or only of edges); default both. */
        LabelKind: components["schemas"]["KGElementKind"];
        /** @description Answer the node's vector too. */
        IncludeEmbedding: boolean;
        /**
         * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description `id` of the last event the caller has. The stream goes on after it, without loss or repeat.
         * @example 42
         */
        LastEventId: string;
    };
    requestBodies: {
        IngestNodes: {
            content: {
                "application/json": components["schemas"]["IngestNodesBody"];
            };
        };
        IngestEdges: {
            content: {
                "application/json": components["schemas"]["IngestEdgesBody"];
            };
        };
        IngestTriples: {
            content: {
                "application/json": components["schemas"]["IngestTriplesBody"];
            };
        };
        IngestStream: {
            content: {
                "application/x-ndjson": components["schemas"]["IngestLine"];
            };
        };
        IngestDocuments: {
            content: {
                "application/json": components["schemas"]["IngestDocumentsBody"];
            };
        };
        MergeNodes: {
            content: {
                "application/json": components["schemas"]["MergeNodesBody"];
            };
        };
        FindDuplicates: {
            content: {
                "application/json": components["schemas"]["FindDuplicatesBody"];
            };
        };
        CreateGraph: {
            content: {
                "application/json": components["schemas"]["CreateGraphBody"];
            };
        };
        UpdateGraph: {
            content: {
                "application/json": components["schemas"]["UpdateGraphBody"];
                "application/merge-patch+json": components["schemas"]["UpdateGraphBody"];
            };
        };
        SearchNodes: {
            content: {
                "application/json": components["schemas"]["SearchNodesBody"];
            };
        };
        TraverseGraph: {
            content: {
                "application/json": components["schemas"]["TraverseGraphBody"];
            };
        };
        GetNeighbors: {
            content: {
                "application/json": components["schemas"]["GetNeighborsBody"];
            };
        };
        GetSubgraph: {
            content: {
                "application/json": components["schemas"]["GetSubgraphBody"];
            };
        };
        FindPaths: {
            content: {
                "application/json": components["schemas"]["FindPathsBody"];
            };
        };
        MatchPattern: {
            content: {
                "application/json": components["schemas"]["MatchPatternBody"];
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
        /** @description Path of the created resource. */
        Location: string;
        /** @description `true` when the answer is the stored one of an earlier request with the same `Idempotency-Key`. */
        IdempotencyReplayed: "true";
        /** @description Strong validator of the resource, its quoted `version`. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ingestNodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IngestNodes"];
        responses: {
            200: components["responses"]["IngestResult"];
            default: components["responses"]["Problem"];
        };
    };
    ingestEdges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IngestEdges"];
        responses: {
            200: components["responses"]["IngestResult"];
            default: components["responses"]["Problem"];
        };
    };
    ingestTriples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IngestTriples"];
        responses: {
            200: components["responses"]["IngestResult"];
            default: components["responses"]["Problem"];
        };
    };
    ingestStream: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
                /** @description Who says so; default `$api`. */
                sourceId?: components["parameters"]["ContributingSource"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IngestStream"];
        responses: {
            200: components["responses"]["IngestEvents"];
            default: components["responses"]["Problem"];
        };
    };
    ingestDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IngestDocuments"];
        responses: {
            200: components["responses"]["IngestResult"];
            default: components["responses"]["Problem"];
        };
    };
    listSources: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SourceList"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSource: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                /** @example crm */
                sourceId: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SourceDeletion"];
            default: components["responses"]["Problem"];
        };
    };
    mergeNodes: {
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
        requestBody: components["requestBodies"]["MergeNodes"];
        responses: {
            201: components["responses"]["MergeCreated"];
            default: components["responses"]["Problem"];
        };
    };
    listMerges: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MergeList"];
            default: components["responses"]["Problem"];
        };
    };
    getMerge: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                mergeId: components["parameters"]["MergeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Merge"];
            default: components["responses"]["Problem"];
        };
    };
    undoMerge: {
        parameters: {
            query: {
                graphId: components["parameters"]["InGraph"];
            };
            header?: never;
            path: {
                mergeId: components["parameters"]["MergeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Merge"];
            default: components["responses"]["Problem"];
        };
    };
    findDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["FindDuplicates"];
        responses: {
            200: components["responses"]["DuplicateList"];
            default: components["responses"]["Problem"];
        };
    };
    listGraphs: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GraphList"];
            default: components["responses"]["Problem"];
        };
    };
    createGraph: {
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
        requestBody: components["requestBodies"]["CreateGraph"];
        responses: {
            201: components["responses"]["GraphCreated"];
            default: components["responses"]["Problem"];
        };
    };
    getGraph: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Graph"];
            default: components["responses"]["Problem"];
        };
    };
    deleteGraph: {
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
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    updateGraph: {
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
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateGraph"];
        responses: {
            200: components["responses"]["Graph"];
            default: components["responses"]["Problem"];
        };
    };
    getGraphStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GraphStats"];
            default: components["responses"]["Problem"];
        };
    };
    listGraphLabels: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only labels of nodes (or only of edges); default both. */
                kind?: components["parameters"]["LabelKind"];
            };
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GraphLabelList"];
            default: components["responses"]["Problem"];
        };
    };
    streamGraphChanges: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `id` of the last event the caller has. The stream goes on after it, without loss or repeat.
                 * @example 42
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                graphId: components["parameters"]["GraphId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GraphChanges"];
            default: components["responses"]["Problem"];
        };
    };
    getNode: {
        parameters: {
            query?: {
                /** @description Answer the node's vector too. */
                includeEmbedding?: components["parameters"]["IncludeEmbedding"];
            };
            header?: never;
            path: {
                graphId: components["parameters"]["GraphId"];
                /** @example ada */
                nodeId: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Node"];
            default: components["responses"]["Problem"];
        };
    };
    searchNodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SearchNodes"];
        responses: {
            200: components["responses"]["SearchResult"];
            default: components["responses"]["Problem"];
        };
    };
    traverseGraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TraverseGraph"];
        responses: {
            200: components["responses"]["Subgraph"];
            default: components["responses"]["Problem"];
        };
    };
    getNeighbors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["GetNeighbors"];
        responses: {
            200: components["responses"]["Subgraph"];
            default: components["responses"]["Problem"];
        };
    };
    getSubgraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["GetSubgraph"];
        responses: {
            200: components["responses"]["Subgraph"];
            default: components["responses"]["Problem"];
        };
    };
    findPaths: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["FindPaths"];
        responses: {
            200: components["responses"]["PathList"];
            default: components["responses"]["Problem"];
        };
    };
    matchPattern: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["MatchPattern"];
        responses: {
            200: components["responses"]["MatchList"];
            default: components["responses"]["Problem"];
        };
    };
}
