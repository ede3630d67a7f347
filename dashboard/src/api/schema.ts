// Made by `npm run api-types` of what the server says of its API: not to be edited.

export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who did what, the newest first */
        get: operations["listAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export who did what, the oldest first
         * @description As long as there are records, of the moment of the request; an answer that is cut short is not complete. In CSV an apostrophe stands before what a spreadsheet would take for a formula.
         */
        get: operations["exportAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told what people and programs change
         * @description Server-sent events for pages that show what is: `changed` with `{ kind, project, environment, key, action, by }` says what to look at again, of the projects that one may see; `kind` `all` stands for everything of a project. Whoever connects looks at everything first. `bye`: the session has ended, or the server leaves.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identity providers */
        get: operations["listIdentityProviders"];
        put?: never;
        /** Let people sign in with an identity provider */
        post: operations["createIdentityProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-providers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an identity provider
         * @description Ends the sessions that it began; the accounts stay.
         */
        delete: operations["deleteIdentityProvider"];
        options?: never;
        head?: never;
        /**
         * Change an identity provider
         * @description Switching it off ends the sessions that it began. So does another issuer, to which nobody is known yet.
         */
        patch: operations["updateIdentityProvider"];
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations that are open */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody
         * @description Answers with a link, shown this once. Nobody invites to a role above their own.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a link: make an account, join with the one there is, or set another password
         * @description Signs in. A link is good once.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a link is for */
        post: operations["lookAtInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who has an account, and which roles
         * @description Who has roles on projects only sees who works on those.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the projects that one has a role on */
        get: operations["listProjects"];
        put?: never;
        /** Make a project */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a project */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description Refused with 409 while it has flags that are not archived, or SDK keys that are not revoked.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Change a project's name, description or public attributes */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the changes that were asked for, the newest first */
        get: operations["listChangeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a change request would change */
        get: operations["getChangeRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say when a change that one asked for is applied
         * @description For its author, while it waits. An approval stays: what was approved is the change, not its time.
         */
        patch: operations["updateChangeRequest"];
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests/{request}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply an approved change now
         * @description In one transaction. Where what it was made on has changed: 409 with both versions.
         */
        post: operations["applyChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests/{request}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve another person's change
         * @description Where what it was made on has changed: 409 with both versions, and the request is `stale`.
         */
        post: operations["approveChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests/{request}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse another person's change, be it approved already */
        post: operations["refuseChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/change-requests/{request}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask no longer for a change */
        post: operations["withdrawChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/code-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the code bases that were scanned for a project's flags */
        get: operations["listCodeRepositories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/code-uses/{repository}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say where a code base uses flags
         * @description All at once: what was known of this code base is replaced. `guidon scan` finds and sends it.
         */
        put: operations["replaceCodeUses"];
        post?: never;
        /** Forget a code base */
        delete: operations["deleteCodeRepository"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a project's environments */
        get: operations["listEnvironments"];
        put?: never;
        /**
         * Make an environment
         * @description It begins with every flag of the project, as a new flag is: switched off.
         */
        post: operations["createEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/environments/{environment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an environment */
        get: operations["getEnvironment"];
        put?: never;
        post?: never;
        /**
         * Delete an environment
         * @description Refused with 409 while it has SDK keys that are not revoked.
         */
        delete: operations["deleteEnvironment"];
        options?: never;
        head?: never;
        /** Change an environment's name, or who may change what is served there */
        patch: operations["updateEnvironment"];
        trace?: never;
    };
    "/api/v1/projects/{project}/environments/{environment}/ruleset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that decides the flags of an environment
         * @description For the evaluator. Its `ETag` names the state; with `If-None-Match` the same state answers 304.
         */
        get: operations["getRuleset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/environments/{environment}/sdk-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SDKs that were heard of in the last day, the latest first
         * @description Processes with a server key: they report when they connect, and every few minutes. Pages are not listed.
         */
        get: operations["listSdkInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/environments/{environment}/sdk-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an environment's SDK keys */
        get: operations["listSdkKeys"];
        put?: never;
        /**
         * Make an SDK key
         * @description The key is shown this once.
         */
        post: operations["createSdkKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/environments/{environment}/sdk-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a live SDK key
         * @description All but the key itself.
         */
        get: operations["getSdkKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an SDK key
         * @description Its streams end at once.
         */
        delete: operations["revokeSdkKey"];
        options?: never;
        head?: never;
        /**
         * Rename an SDK key, or change which pages may use it
         * @description Streams of pages that may use it no longer end at once.
         */
        patch: operations["updateSdkKey"];
        trace?: never;
    };
    "/api/v1/projects/{project}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a project's flags, with what each is in every environment */
        get: operations["listFlags"];
        put?: never;
        /**
         * Make a flag
         * @description Switched off in every environment. A boolean flag has `on` and `off`; of another kind the first variant is served.
         */
        post: operations["createFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a flag */
        get: operations["getFlag"];
        put?: never;
        post?: never;
        /**
         * Archive a flag
         * @description SDKs no longer know it. Its key is never given to another.
         */
        delete: operations["archiveFlag"];
        options?: never;
        head?: never;
        /** Change what a flag is in every environment */
        patch: operations["updateFlag"];
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/code-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where code uses a flag */
        get: operations["listCodeUsesOfFlag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a flag is in an environment */
        get: operations["getFlagConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what a flag is in an environment
         * @description Each property given replaces what there is; the others stay.
         */
        patch: operations["updateFlagConfig"];
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a change that another person approves
         * @description Checked as if it were made now. Once approved it is applied by hand, or by itself at `applyAt`; never where what it was made on has changed since.
         */
        post: operations["createChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/enabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch a flag on or off */
        put: operations["setEnabled"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often which variant was served, by the hour */
        get: operations["listEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/percentage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Serve a variant to a percentage
         * @description Replaces the fallthrough by the split [variant, control]: on and off of a boolean flag, else both must be named.
         */
        put: operations["setPercentage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many of the users seen lately a change would reach
         * @description Changes nothing. Counted in the sample of contexts that the environment keeps, if it does.
         */
        post: operations["previewReach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the release of a flag: the one that is open, or else the last */
        get: operations["getRelease"];
        /**
         * Plan a release, or change its plan
         * @description Nothing begins by it. A plan of its own, or `template` with all that is to be otherwise than that says. Where the release has begun it must be paused or rolled back, and its stages so far stay as they are.
         */
        put: operations["planRelease"];
        post?: never;
        /** Delete a plan that has not begun */
        delete: operations["deleteRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a release; the flag stays as it serves now */
        post: operations["abortRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the next stage before its time */
        post: operations["advanceRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the plan, or that a stage is left */
        post: operations["approveRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back by one stage */
        post: operations["stepReleaseBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what happened to a release and why, the newest first */
        get: operations["listReleaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a release where it stands; whoever is in stays in */
        post: operations["pauseRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would become of a plan: when each stage begins, and all that is wrong with it
         * @description Changes nothing. A plan that would be refused is answered with 200 and its `errors`. For a release that has begun the ramp goes on from where it stands.
         */
        post: operations["previewRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a release go on
         * @description After an edit by hand `edits` says what becomes of it: 409 without. 409 while the flag is switched off.
         */
        post: operations["resumeRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Serve the control to all whom the plan let in, or go back to the last healthy stage
         * @description Locked until somebody resumes it. The same people come back then.
         */
        post: operations["rollBackRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a release: its first stage begins, and the flag is on */
        post: operations["startRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wait until a release stands somewhere
         * @description Answers at once where it stands there or is past it, or is closed; else when it comes there, and at the latest after `timeoutSeconds`. `reached` says which; whoever is to wait longer asks again.
         */
        get: operations["waitForRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the releases that a flag has had in an environment, the newest first */
        get: operations["listReleasesOfFlag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/scheduled-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is, or was, scheduled for a flag in an environment, the newest first */
        get: operations["listScheduledChanges"];
        put?: never;
        /**
         * Change what a flag is in an environment at a time to come
         * @description Checked as if it were made now. Made once, by itself, when its time has come; never where somebody has changed one of its parts meanwhile.
         */
        post: operations["scheduleChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/scheduled-changes/{change}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a scheduled change would make, or has made */
        get: operations["getScheduledChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/scheduled-changes/{change}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a scheduled change not be made */
        post: operations["cancelScheduledChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/environments/{environment}/whitelist/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Serve a variant to one value of an attribute
         * @description Puts the value into that variant's target and takes it out of the others.
         */
        put: operations["addToWhitelist"];
        post?: never;
        /** Take a value out of a whitelist */
        delete: operations["removeFromWhitelist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often which variant was served, by the hour or the day, in one environment or in all */
        get: operations["listFlagEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/flags/{flag}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an archived flag back
         * @description Switched off everywhere.
         */
        post: operations["restoreFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give somebody with an account a role on a project */
        put: operations["putMember"];
        post?: never;
        /**
         * Take somebody's role on a project away
         * @description What they may do by their role on the instance stays.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/release-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates of plans: those that come with the server, and the project's own */
        get: operations["listReleaseTemplates"];
        put?: never;
        /** Save a plan as a template */
        post: operations["createReleaseTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/release-templates/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a template, or an earlier version of it */
        get: operations["getReleaseTemplate"];
        /** Make a new version of a template */
        put: operations["updateReleaseTemplate"];
        post?: never;
        /** Delete a template with all its versions; releases made of it keep their plans */
        delete: operations["deleteReleaseTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a project's segments */
        get: operations["listSegments"];
        put?: never;
        /** Make a segment */
        post: operations["createSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/segments/{segment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a segment */
        get: operations["getSegment"];
        put?: never;
        post?: never;
        /**
         * Delete a segment
         * @description Refused with 409, and the places, while a rule names it.
         */
        delete: operations["deleteSegment"];
        options?: never;
        head?: never;
        /** Change a segment in every environment */
        patch: operations["updateSegment"];
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List whom a project tells of what happens */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Tell a URL of what happens
         * @description The answer holds the secret that deliveries are signed with: it is shown this once.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook, and how it is */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Delete a webhook with its deliveries */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, switch it off or on
         * @description What waits when it is switched off is not delivered, nor is what happens until it is on again.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a webhook was told in the last 30 days, the newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks/{webhook}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver once more, from the first attempt on */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with another secret
         * @description The answer holds it, this once. For 24 hours deliveries are signed with the one before, too.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook something to see whether it arrives
         * @description Sent at once, and not tried again: the deliveries show what came of it.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List releases of all projects that one may see, the newest first */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say who is signed in, and what they may do */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in with a password
         * @description Sets the cookie of a new session. Ten attempts a minute for an account, and for an address.
         */
        post: operations["createSession"];
        /** Sign out */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to an identity provider to sign in */
        get: operations["leaveForIdentityProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/oidc/{key}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from an identity provider */
        get: operations["comeBackFromIdentityProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password
         * @description Ends one's sessions, and sets the cookie of a new one.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List with what one can sign in, beside a password */
        get: operations["listSignInProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API tokens that one may revoke */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make an API token
         * @description The token is shown this once.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an account's name, its role on the instance, or whether it's active
         * @description The last active owner stays one: 409.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{user}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link by which somebody sets another password
         * @description The link is shown this once; one made before opens nothing any more.
         */
        post: operations["createPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every dependency, with its latency
         * @description 503 where one fails, or does not answer within 2 s. Redis is only `degraded`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers at all */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests may be sent here
         * @description Once ready, a node stays so when its database or its Redis goes, and says `degraded`. Draining answers 503. It waits for no dependency: it answers within a quarter of a second, by what was known last.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sdk/v1/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide flags for one context
         * @description For those who let no rule leave the server. A client key is answered for the flags that are visible to clients. The context is neither kept nor logged, and nothing is counted: the SDK counts what it uses.
         */
        post: operations["evaluateFlags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sdk/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything an environment needs to decide its flags
         * @description Its `ETag` names the state; with `If-None-Match`, or with the state in `Last-Event-ID` as the stream takes it, a state that is still the newest answers 304. A client key gets the projection: flags marked for clients, in which nobody is named.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sdk/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream an environment's changes
         * @description Server-sent events: `patch`, `snapshot`, `refetch`, `bye`. With `Last-Event-ID` only what is missing is sent. A client key is sent the changes of its projection, and `changed` for what the server decides.
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sdk/v1/telemetry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report how often which variant was served */
        post: operations["reportTelemetry"];
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
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @description What is wrong, and what to do. */
            detail: string;
            errors?: {
                message: string;
                /** @description A JSON pointer into the body, or `query/…`, `path/…`, `header/…`. */
                path: string;
            }[];
            /** @description As in the header `X-Request-Id` and in the log. */
            requestId: string;
            status: number;
            title: string;
            /** @description `urn:guidon:problem:<kind>` */
            type: string;
        };
        Release: {
            /** @description What the caller may do now; all else is answered with 409 or 403. */
            allowed: ("start" | "pause" | "resume" | "approve" | "advance" | "back" | "rollback" | "abort")[];
            approval: {
                /** @description Who approved the plan, where its environment asks for it. */
                approvedBy: {
                    id: string | null;
                    kind: string;
                    name: string;
                } | null;
                /** @description The least role that may. */
                by: ("viewer" | "editor" | "admin" | "owner") | null;
                /** @description Somebody must approve, the plan or the stage, before it goes on. */
                needed: boolean;
                of: ("plan" | "stage") | null;
            };
            /** @description When it was completed or aborted. */
            closedAt: string | null;
            completedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                id: string | null;
                kind: string;
                name: string;
            };
            /** @description When it goes on by itself, or ends; null where it waits for people. */
            dueAt: string | null;
            /** @description What was edited by hand of the plan's parts of the flag. `resume` asks: `adopt` or `overwrite`. */
            edits: {
                /** @description As they are now. */
                after: {
                    /** @description Of the plan's values, those for other variants. */
                    elsewhere?: {
                        by: string;
                        /** @description At most 10,000. */
                        values: string[];
                        variant: string;
                    }[];
                    enabled?: boolean;
                    /** @description Of the plan's values, those for its variant that are on one side only. */
                    listed?: {
                        by: string;
                        values: string[];
                    }[];
                    /** @description The plan's: `conditions` and `serve`. */
                    rules?: unknown[];
                    /** @description Of what is raised; null where that rule is gone. */
                    serve?: ({
                        variant: string;
                    } | {
                        by: string;
                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                        split: {
                            variant: string;
                            weight: number;
                        }[];
                    }) | null;
                };
                /** @description As the plan left them. */
                before: {
                    /** @description Of the plan's values, those for other variants. */
                    elsewhere?: {
                        by: string;
                        /** @description At most 10,000. */
                        values: string[];
                        variant: string;
                    }[];
                    enabled?: boolean;
                    /** @description Of the plan's values, those for its variant that are on one side only. */
                    listed?: {
                        by: string;
                        values: string[];
                    }[];
                    /** @description The plan's: `conditions` and `serve`. */
                    rules?: unknown[];
                    /** @description Of what is raised; null where that rule is gone. */
                    serve?: ({
                        variant: string;
                    } | {
                        by: string;
                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                        split: {
                            variant: string;
                            weight: number;
                        }[];
                    }) | null;
                };
            } | null;
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            environment: string;
            /** @description The environment's, at this moment. */
            environmentVersion: number;
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            flag: string;
            /** Format: uuid */
            id: string;
            pauseCause: ("person" | "edit" | "switched-off" | "breach" | "failed") | null;
            /** @description Of all who are not named otherwise, as of this stage. */
            percentage: number;
            plan: components["schemas"]["ReleasePlan"];
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            project: string;
            ramp: {
                /** Format: date-time */
                at: string;
                /** @description Yet to come: as it will be where nobody steps in, and approval comes at once. */
                isEstimate: boolean;
                name: string;
                percentage: number;
                stage: number;
            }[];
            /** @description Why it stands where it stands. */
            reason: string;
            revision: number;
            /** @description Null where the plan lets nobody in: before it starts, and once it was rolled back to nobody. */
            stage: {
                index: number;
                name: string;
            } | null;
            stageEnteredAt: string | null;
            startedAt: string | null;
            /** @enum {string} */
            state: "draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted";
            template: {
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                key: string;
                version: number;
            } | null;
            /** @description Until then, by the database's clock; 0 where it is due. */
            timeLeftMs: number | null;
            /** @description What is not wrong, but may not be meant. */
            warnings: string[];
        };
        ReleasePlan: {
            by: string;
            cleanupAfterDays?: number;
            control: string;
            /** @enum {string} */
            onBreach: "previous-stage" | "off" | "pause";
            /** @description Each keeps whom those before it let in. */
            stages: {
                /**
                 * @description Default: automatic.
                 * @enum {string}
                 */
                advance: "automatic" | "approval";
                /**
                 * @description The least role that may let it go on. Default: editor.
                 * @enum {string}
                 */
                approver: "editor" | "admin" | "owner";
                audience: {
                    /** @description At most three decimals; where it is missing, as before. */
                    percentage?: number;
                    segments?: string[];
                    targets?: {
                        by: string;
                        /** @description In templates: what is to be filled in where `values` is empty. */
                        hint?: string;
                        /** @description At most 10,000. */
                        values: string[];
                    }[];
                };
                guards?: {
                    compare: {
                        control: {
                            tolerance: number;
                        };
                    } | {
                        limit: number;
                    };
                    /** @enum {string} */
                    measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                    minimumSample?: number;
                    operation: string;
                    /** @enum {string} */
                    source: "telemetry" | "prometheus" | "alert";
                }[];
                /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                holdFor: string;
                name: string;
            }[];
            target: "fallthrough" | {
                rule: string;
            };
            variant: string;
            /** @description When it may go on by itself. People may act at any time. */
            window?: {
                hours: {
                    days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                    /** @description `HH:MM`; `to` may be `24:00`. */
                    from: string;
                    /** @description `HH:MM`; `to` may be `24:00`. */
                    to: string;
                }[];
                /** @description IANA, such as `Europe/Berlin`. */
                timeZone: string;
            };
        };
        ReleasePlanInput: {
            by?: string;
            cleanupAfterDays?: number;
            control?: string;
            /** @enum {string} */
            onBreach?: "previous-stage" | "off" | "pause";
            /** @description Each keeps whom those before it let in. */
            stages: {
                /**
                 * @description Default: automatic.
                 * @enum {string}
                 */
                advance?: "automatic" | "approval";
                /**
                 * @description The least role that may let it go on. Default: editor.
                 * @enum {string}
                 */
                approver?: "editor" | "admin" | "owner";
                audience: {
                    /** @description At most three decimals; where it is missing, as before. */
                    percentage?: number;
                    segments?: string[];
                    targets?: {
                        by: string;
                        /** @description In templates: what is to be filled in where `values` is empty. */
                        hint?: string;
                        /** @description At most 10,000. */
                        values: string[];
                    }[];
                };
                guards?: {
                    compare: {
                        control: {
                            tolerance: number;
                        };
                    } | {
                        limit: number;
                    };
                    /** @enum {string} */
                    measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                    minimumSample?: number;
                    operation: string;
                    /** @enum {string} */
                    source: "telemetry" | "prometheus" | "alert";
                }[];
                /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                holdFor: string;
                name: string;
            }[];
            target?: "fallthrough" | {
                rule: string;
            };
            variant?: string;
            /** @description When it may go on by itself. People may act at any time. */
            window?: {
                hours: {
                    days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                    /** @description `HH:MM`; `to` may be `24:00`. */
                    from: string;
                    /** @description `HH:MM`; `to` may be `24:00`. */
                    to: string;
                }[];
                /** @description IANA, such as `Europe/Berlin`. */
                timeZone: string;
            };
        };
        ReleaseSummary: {
            /** @description What the caller may do now; all else is answered with 409 or 403. */
            allowed: ("start" | "pause" | "resume" | "approve" | "advance" | "back" | "rollback" | "abort")[];
            approval: {
                /** @description Who approved the plan, where its environment asks for it. */
                approvedBy: {
                    id: string | null;
                    kind: string;
                    name: string;
                } | null;
                /** @description The least role that may. */
                by: ("viewer" | "editor" | "admin" | "owner") | null;
                /** @description Somebody must approve, the plan or the stage, before it goes on. */
                needed: boolean;
                of: ("plan" | "stage") | null;
            };
            /** @description When it was completed or aborted. */
            closedAt: string | null;
            completedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                id: string | null;
                kind: string;
                name: string;
            };
            /** @description When it goes on by itself, or ends; null where it waits for people. */
            dueAt: string | null;
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            environment: string;
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            flag: string;
            /** Format: uuid */
            id: string;
            pauseCause: ("person" | "edit" | "switched-off" | "breach" | "failed") | null;
            /** @description Of all who are not named otherwise, as of this stage. */
            percentage: number;
            plan: components["schemas"]["ReleasePlan"];
            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
            project: string;
            /** @description Why it stands where it stands. */
            reason: string;
            revision: number;
            /** @description Null where the plan lets nobody in: before it starts, and once it was rolled back to nobody. */
            stage: {
                index: number;
                name: string;
            } | null;
            stageEnteredAt: string | null;
            startedAt: string | null;
            /** @enum {string} */
            state: "draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted";
            template: {
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                key: string;
                version: number;
            } | null;
            /** @description Until then, by the database's clock; 0 where it is due. */
            timeLeftMs: number | null;
            /** @description What is not wrong, but may not be meant. */
            warnings: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuditRecords: {
        parameters: {
            query?: {
                /** @description As `flag.create`; `flag.*` is any with that beginning. */
                action?: string;
                /** @description The actor's name or id. */
                actor?: string;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                environment?: string;
                /** @description Short for `subjectKind=flag` and `subject`. */
                flag?: string;
                from?: string;
                limit?: number;
                project?: string;
                /** @description The subject's key. */
                subject?: string;
                /** @description `flag`, `segment`, `environment`, … */
                subjectKind?: string;
                /** @description Exclusive. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @description What changed, as it became; null where it is gone. */
                            after: unknown;
                            /** Format: date-time */
                            at: string;
                            /** @description What changed, as it was; null where it is new. */
                            before: unknown;
                            environment: string | null;
                            /** @description SHA-256, 64 hex digits, over the hash before and this record. */
                            hash: string | null;
                            id: number;
                            project: string | null;
                            requestId: string | null;
                            /** @description Its place in the chain of its project; null where it was put in past the chain's trigger. */
                            sequence: number | null;
                            subject: {
                                key: string;
                                kind: string;
                                /** @description Where its key is an id: what it was called then, else what it is called now; no part of the record. */
                                name: string | null;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditRecords: {
        parameters: {
            query: {
                /** @description As `flag.create`; `flag.*` is any with that beginning. */
                action?: string;
                /** @description The actor's name or id. */
                actor?: string;
                environment?: string;
                /** @description Short for `subjectKind=flag` and `subject`. */
                flag?: string;
                format: "csv" | "json" | "ndjson";
                from?: string;
                project?: string;
                /** @description The subject's key. */
                subject?: string;
                /** @description `flag`, `segment`, `environment`, … */
                subjectKind?: string;
                /** @description Exclusive. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        action: string;
                        actor: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** @description What changed, as it became; null where it is gone. */
                        after: unknown;
                        /** Format: date-time */
                        at: string;
                        /** @description What changed, as it was; null where it is new. */
                        before: unknown;
                        environment: string | null;
                        /** @description SHA-256, 64 hex digits, over the hash before and this record. */
                        hash: string | null;
                        id: number;
                        project: string | null;
                        requestId: string | null;
                        /** @description Its place in the chain of its project; null where it was put in past the chain's trigger. */
                        sequence: number | null;
                        subject: {
                            key: string;
                            kind: string;
                        };
                    }[];
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            clientId: string;
                            /** Format: date-time */
                            createdAt: string;
                            defaultRole: ("viewer" | "editor" | "admin" | "owner") | null;
                            /** @description The claim that lists the groups of a person. */
                            groupsClaim: string;
                            hasClientSecret: boolean;
                            isEnabled: boolean;
                            /** @description The URL below which `/.well-known/openid-configuration` lies. */
                            issuer: string;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            /** @description As the button to sign in says it. */
                            name: string;
                            /** @description What the provider must be told to send people back to. */
                            redirectUri: string;
                            /** @description What members of a group are. The highest counts. */
                            roles: {
                                group: string;
                                /** @description Null: on the whole instance. */
                                project: string | null;
                                /** @enum {string} */
                                role: "viewer" | "editor" | "admin" | "owner";
                            }[];
                            scopes: string[];
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createIdentityProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    /** @description Kept sealed, and never shown again. */
                    clientSecret?: string;
                    /** @description On the instance, of those whom no group gives a role. Null: they are refused. */
                    defaultRole?: ("viewer" | "editor" | "admin" | "owner") | null;
                    /** @description The claim that lists the groups of a person. */
                    groupsClaim?: string;
                    /** @description The URL below which `/.well-known/openid-configuration` lies. */
                    issuer: string;
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    /** @description As the button to sign in says it. */
                    name: string;
                    /** @description What members of a group are. The highest counts. */
                    roles?: {
                        group: string;
                        /** @description Null: on the whole instance. */
                        project: string | null;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                    }[];
                    scopes?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clientId: string;
                        /** Format: date-time */
                        createdAt: string;
                        defaultRole: ("viewer" | "editor" | "admin" | "owner") | null;
                        /** @description The claim that lists the groups of a person. */
                        groupsClaim: string;
                        hasClientSecret: boolean;
                        isEnabled: boolean;
                        /** @description The URL below which `/.well-known/openid-configuration` lies. */
                        issuer: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /** @description As the button to sign in says it. */
                        name: string;
                        /** @description What the provider must be told to send people back to. */
                        redirectUri: string;
                        /** @description What members of a group are. The highest counts. */
                        roles: {
                            group: string;
                            /** @description Null: on the whole instance. */
                            project: string | null;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                        }[];
                        scopes: string[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteIdentityProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateIdentityProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId?: string;
                    /** @description Kept sealed, and never shown again. */
                    clientSecret?: string;
                    /** @description On the instance, of those whom no group gives a role. Null: they are refused. */
                    defaultRole?: ("viewer" | "editor" | "admin" | "owner") | null;
                    /** @description The claim that lists the groups of a person. */
                    groupsClaim?: string;
                    isEnabled?: boolean;
                    /** @description The URL below which `/.well-known/openid-configuration` lies. */
                    issuer?: string;
                    /** @description As the button to sign in says it. */
                    name?: string;
                    /** @description What members of a group are. The highest counts. */
                    roles?: {
                        group: string;
                        /** @description Null: on the whole instance. */
                        project: string | null;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                    }[];
                    scopes?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clientId: string;
                        /** Format: date-time */
                        createdAt: string;
                        defaultRole: ("viewer" | "editor" | "admin" | "owner") | null;
                        /** @description The claim that lists the groups of a person. */
                        groupsClaim: string;
                        hasClientSecret: boolean;
                        isEnabled: boolean;
                        /** @description The URL below which `/.well-known/openid-configuration` lies. */
                        issuer: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /** @description As the button to sign in says it. */
                        name: string;
                        /** @description What the provider must be told to send people back to. */
                        redirectUri: string;
                        /** @description What members of a group are. The highest counts. */
                        roles: {
                            group: string;
                            /** @description Null: on the whole instance. */
                            project: string | null;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                        }[];
                        scopes: string[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                project?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            email: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            invitedBy: string;
                            /** @description Null: on the whole instance. */
                            project: string | null;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description Without it: on the whole instance. */
                    project?: string;
                    /** @enum {string} */
                    role: "viewer" | "editor" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        email: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: uuid */
                        id: string;
                        invitedBy: string;
                        /** @description To be given to that person. Shown this once, good once. */
                        link: string;
                        /** @description Null: on the whole instance. */
                        project: string | null;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its link opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the link names none. */
                    email?: string;
                    name?: string;
                    password: string;
                    /** @description What stands in the link after `#`. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Then one signs in anew, whatever one is doing.
                         */
                        expiresAt: string;
                        /** @description `password`, or the key of an identity provider. */
                        method: string;
                        /** @description Roles on single projects; the higher of both counts. */
                        projects: {
                            [key: string]: "viewer" | "editor" | "admin" | "owner";
                        };
                        user: {
                            email: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description On the whole instance; null: on single projects only. */
                            role: ("viewer" | "editor" | "admin" | "owner") | null;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands in the link after `#`. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        /** Format: date-time */
                        expiresAt: string;
                        /** @description Of an invitation: there is an account, whose password is asked for. */
                        hasAccount: boolean;
                        /** @enum {string} */
                        kind: "first-owner" | "member" | "password";
                        project: string | null;
                        role: ("viewer" | "editor" | "admin" | "owner") | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Only who has a role there, by the instance or by the project. */
                project?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            deactivatedAt: string | null;
                            email: string;
                            /** Format: uuid */
                            id: string;
                            lastSeenAt: string | null;
                            name: string;
                            /** @description Roles on single projects, by their keys. */
                            projects: {
                                [key: string]: "viewer" | "editor" | "admin" | "owner";
                            };
                            /** @description On the whole instance; null where only projects count. */
                            role: ("viewer" | "editor" | "admin" | "owner") | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            name: string;
                            /** @description The attributes that no sample of contexts ever keeps. */
                            privateAttributes: string[];
                            /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                            publicAttributes: string[];
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /**
                     * @description The keys of the environments to begin with.
                     * @default [
                     *       "development",
                     *       "staging",
                     *       "production"
                     *     ]
                     */
                    environments?: string[];
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    name?: string;
                    /** @description The attributes that no sample of contexts ever keeps. */
                    privateAttributes?: string[];
                    /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                    publicAttributes?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description The attributes that no sample of contexts ever keeps. */
                        privateAttributes: string[];
                        /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                        publicAttributes: string[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description The attributes that no sample of contexts ever keeps. */
                        privateAttributes: string[];
                        /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                        publicAttributes: string[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    name?: string;
                    /** @description The attributes that no sample of contexts ever keeps. */
                    privateAttributes?: string[];
                    /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                    publicAttributes?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description The attributes that no sample of contexts ever keeps. */
                        privateAttributes: string[];
                        /** @description The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server. */
                        publicAttributes: string[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChangeRequests: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                environment?: string;
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                flag?: string;
                limit?: number;
                /** @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why. */
                state?: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            appliedAt: string | null;
                            /** @description When it is applied by itself, once approved. */
                            applyAt: string | null;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            environment: string;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            /** Format: uuid */
                            id: string;
                            /** @description It waits, and what it was made on has changed: it cannot be applied. */
                            isStale: boolean;
                            /** @description Whether the caller may approve or refuse it. */
                            mayReview: boolean;
                            outcome: string;
                            reason: string;
                            reviews: {
                                /** Format: date-time */
                                at: string;
                                comment: string;
                                reviewer: {
                                    id: string | null;
                                    kind: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                verdict: "approved" | "refused";
                            }[];
                            /**
                             * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                             * @enum {string}
                             */
                            state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                            title: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChangeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Null: by hand, once approved. */
                    applyAt: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCodeRepositories: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description How many flags it uses. */
                            flags: number;
                            /** @description What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100. */
                            name: string;
                            revision: string | null;
                            /** Format: date-time */
                            scannedAt: string;
                            /** @description Where people find the code: an https address with `{path}`, `{line}` and `{revision}` behind its host. Where it is missing the one before stays; null takes it away. */
                            urlTemplate: string | null;
                            /** @description How many there are. */
                            uses: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCodeUses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                /** @description What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100. */
                repository: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision?: string | null;
                    /** @description Where people find the code: an https address with `{path}`, `{line}` and `{revision}` behind its host. Where it is missing the one before stays; null takes it away. */
                    urlTemplate?: string | null;
                    /** @description All that the code base has: what it had before is replaced. */
                    uses: {
                        /** @description The line, or a part of it. */
                        excerpt?: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /**
                         * @description `evaluation`: the code asks what the flag serves. `mention`: its key stands there for another reason.
                         * @enum {string}
                         */
                        kind: "evaluation" | "mention";
                        line: number;
                        /** @description From the root of the code base, with `/`. */
                        path: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many flags it uses. */
                        flags: number;
                        /** @description What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100. */
                        name: string;
                        revision: string | null;
                        /** Format: date-time */
                        scannedAt: string;
                        /** @description Where people find the code: an https address with `{path}`, `{line}` and `{revision}` behind its host. Where it is missing the one before stays; null takes it away. */
                        urlTemplate: string | null;
                        /** @description How many there are. */
                        uses: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCodeRepository: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                /** @description What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100. */
                repository: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEnvironments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description The least that may change what is served there.
                             * @enum {string}
                             */
                            changeRole: "editor" | "admin" | "owner";
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            name: string;
                            /** @description A change there waits until another person has approved it; switching off does not. */
                            requiresApproval: boolean;
                            /** @description SDKs send a small sample of the contexts that they ask for. */
                            sampleContexts: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The least that may change what is served there.
                     * @enum {string}
                     */
                    changeRole?: "editor" | "admin" | "owner";
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    name?: string;
                    /** @description A change there waits until another person has approved it; switching off does not. */
                    requiresApproval?: boolean;
                    /** @description SDKs send a small sample of the contexts that they ask for. */
                    sampleContexts?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The least that may change what is served there.
                         * @enum {string}
                         */
                        changeRole: "editor" | "admin" | "owner";
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description A change there waits until another person has approved it; switching off does not. */
                        requiresApproval: boolean;
                        /** @description SDKs send a small sample of the contexts that they ask for. */
                        sampleContexts: boolean;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The least that may change what is served there.
                         * @enum {string}
                         */
                        changeRole: "editor" | "admin" | "owner";
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description A change there waits until another person has approved it; switching off does not. */
                        requiresApproval: boolean;
                        /** @description SDKs send a small sample of the contexts that they ask for. */
                        sampleContexts: boolean;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The least that may change what is served there.
                     * @enum {string}
                     */
                    changeRole?: "editor" | "admin" | "owner";
                    name?: string;
                    /** @description A change there waits until another person has approved it; switching off does not. */
                    requiresApproval?: boolean;
                    /** @description SDKs send a small sample of the contexts that they ask for. */
                    sampleContexts?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The least that may change what is served there.
                         * @enum {string}
                         */
                        changeRole: "editor" | "admin" | "owner";
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        /** @description A change there waits until another person has approved it; switching off does not. */
                        requiresApproval: boolean;
                        /** @description SDKs send a small sample of the contexts that they ask for. */
                        sampleContexts: boolean;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRuleset: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                        flags: unknown[];
                        segments: unknown[];
                        version: number;
                    };
                };
            };
            /** @description The state named is the newest. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSdkInstances: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The environment's version that it held. */
                            heldVersion: number | null;
                            /** @description One process. */
                            instance: string;
                            /** @description How many changes it lacked when it was last heard of; null where it does not say what it holds. */
                            lag: number | null;
                            /** @description `node`, … */
                            name: string;
                            protocol: number | null;
                            /** Format: date-time */
                            seenAt: string;
                            version: string;
                        }[];
                        nextCursor: string | null;
                        /** @description The environment's version now. */
                        version: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSdkKeys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            allowedOrigins: string[];
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Its first characters. */
                            hint: string;
                            /** Format: uuid */
                            id: string;
                            /** @description `server`: a secret that sees everything in its environment. `client`: public, for browsers. */
                            kind: "server" | "client";
                            name: string;
                            revokedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSdkKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                environment: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The pages that may use a client key. None named: none may. */
                    allowedOrigins?: string[];
                    /** @description `server`: a secret that sees everything in its environment. `client`: public, for browsers. */
                    kind: "server" | "client";
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowedOrigins: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Its first characters. */
                        hint: string;
                        /** Format: uuid */
                        id: string;
                        /** @description Shown this once. */
                        key: string;
                        /** @description `server`: a secret that sees everything in its environment. `client`: public, for browsers. */
                        kind: "server" | "client";
                        name: string;
                        revokedAt: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSdkKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowedOrigins: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Its first characters. */
                        hint: string;
                        /** Format: uuid */
                        id: string;
                        /** @description `server`: a secret that sees everything in its environment. `client`: public, for browsers. */
                        kind: "server" | "client";
                        name: string;
                        revokedAt: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSdkKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is refused from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSdkKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The pages that may use a client key. None named: none may. */
                    allowedOrigins?: string[];
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowedOrigins: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Its first characters. */
                        hint: string;
                        /** Format: uuid */
                        id: string;
                        /** @description `server`: a secret that sees everything in its environment. `client`: public, for browsers. */
                        kind: "server" | "client";
                        name: string;
                        revokedAt: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFlags: {
        parameters: {
            query?: {
                archived?: boolean;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Where `state` is asked for, and evaluations are counted. */
                environment?: string;
                /** @description What its variants hold. It cannot be changed later. */
                kind?: "boolean" | "string" | "number" | "json";
                /** @description Where it stands between its making and its end. `ready-to-remove`: a release of it was completed as long ago as its plan says, and nobody is served anything else since. */
                lifecycle?: "planned" | "releasing" | "released" | "ready-to-remove" | "archived";
                limit?: number;
                /** @description An account's id, or `none`. */
                owner?: string;
                /** @description In the key or the description. */
                q?: string;
                /** @description In the key or the description. */
                search?: string;
                sort?: "key" | "-updatedAt" | "-createdAt";
                /** @description In the environment named, else in any. `partial`: on, and split for those whom no rule serves. */
                state?: "on" | "off" | "partial";
                tag?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            archivedAt: string | null;
                            /** @description Whether client keys may see it. */
                            clientVisible: boolean;
                            /** @description How many places in code use it; null: none of the project's code bases was scanned. */
                            codeUses: number | null;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** @description By the key of the environment. */
                            environments: {
                                [key: string]: {
                                    enabled: boolean;
                                    /** @description For `If-Match` of an edit in this environment. */
                                    etag: string;
                                    hasTargets: boolean;
                                    /** @description How many percent of those whom no target and no rule serves get `on`, or of another kind anything but the off variant; null where it cannot be said. */
                                    rollout: number | null;
                                    /** @description How many there are. */
                                    rules: number;
                                    /** Format: date-time */
                                    updatedAt: string;
                                };
                            };
                            /** @description Of the last 24 hours, one sum an hour, the running one last; of the environment asked for, else of all. */
                            evaluations: number[];
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            /**
                             * @description What its variants hold. It cannot be changed later.
                             * @enum {string}
                             */
                            kind: "boolean" | "string" | "number" | "json";
                            /** @description As far as SDKs have reported; null: not in the last 90 days. */
                            lastEvaluatedAt: string | null;
                            /**
                             * @description Where it stands between its making and its end. `ready-to-remove`: a release of it was completed as long ago as its plan says, and nobody is served anything else since.
                             * @enum {string}
                             */
                            lifecycle: "planned" | "releasing" | "released" | "ready-to-remove" | "archived";
                            /** @description The person who answers for it. */
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            seed: string | null;
                            tags: string[];
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Each name with its value. A boolean flag has `on` and `off`. */
                            variants: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientVisible?: boolean;
                    description?: string;
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    /**
                     * @description What its variants hold. It cannot be changed later.
                     * @enum {string}
                     */
                    kind?: "boolean" | "string" | "number" | "json";
                    /** @description The account of the person who answers for the flag; null: nobody. */
                    owner?: string | null;
                    /** @description What the bucket is drawn with, in place of the key. */
                    seed?: string;
                    tags?: string[];
                    /** @description Each name with its value. A boolean flag has `on` and `off`. */
                    variants?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: string | null;
                        /** @description Whether client keys may see it. */
                        clientVisible: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /**
                         * @description What its variants hold. It cannot be changed later.
                         * @enum {string}
                         */
                        kind: "boolean" | "string" | "number" | "json";
                        /** @description The person who answers for it. */
                        owner: {
                            id: string;
                            name: string;
                        } | null;
                        seed: string | null;
                        tags: string[];
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Each name with its value. A boolean flag has `on` and `off`. */
                        variants: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFlag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: string | null;
                        /** @description Whether client keys may see it. */
                        clientVisible: boolean;
                        /** @description How many places in code use it; null: none of the project's code bases was scanned. */
                        codeUses: number | null;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /**
                         * @description What its variants hold. It cannot be changed later.
                         * @enum {string}
                         */
                        kind: "boolean" | "string" | "number" | "json";
                        /**
                         * @description Where it stands between its making and its end. `ready-to-remove`: a release of it was completed as long ago as its plan says, and nobody is served anything else since.
                         * @enum {string}
                         */
                        lifecycle: "planned" | "releasing" | "released" | "ready-to-remove" | "archived";
                        /** @description The person who answers for it. */
                        owner: {
                            id: string;
                            name: string;
                        } | null;
                        seed: string | null;
                        tags: string[];
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Each name with its value. A boolean flag has `on` and `off`. */
                        variants: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is archived. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientVisible?: boolean;
                    description?: string;
                    /** @description The account of the person who answers for the flag; null: nobody. */
                    owner?: string | null;
                    tags?: string[];
                    /** @description Each name with its value. A boolean flag has `on` and `off`. */
                    variants?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: string | null;
                        /** @description Whether client keys may see it. */
                        clientVisible: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /**
                         * @description What its variants hold. It cannot be changed later.
                         * @enum {string}
                         */
                        kind: "boolean" | "string" | "number" | "json";
                        /** @description The person who answers for it. */
                        owner: {
                            id: string;
                            name: string;
                        } | null;
                        seed: string | null;
                        tags: string[];
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Each name with its value. A boolean flag has `on` and `off`. */
                        variants: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCodeUsesOfFlag: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            excerpt: string | null;
                            /**
                             * @description `evaluation`: the code asks what the flag serves. `mention`: its key stands there for another reason.
                             * @enum {string}
                             */
                            kind: "evaluation" | "mention";
                            line: number;
                            path: string;
                            /** @description What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100. */
                            repository: string;
                            revision: string | null;
                            /** Format: date-time */
                            scannedAt: string;
                            /** @description Where people find the line. */
                            url: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFlagConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateFlagConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    fallthrough?: {
                        variant: string;
                    } | {
                        by: string;
                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                        split: {
                            variant: string;
                            weight: number;
                        }[];
                    };
                    offVariant?: string;
                    prerequisites?: {
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        variants: string[];
                    }[];
                    rules?: {
                        conditions: ({
                            attribute: string;
                            negate?: boolean;
                            /** @enum {string} */
                            operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                            values: (string | number)[];
                        } | {
                            negate?: boolean;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            segment: string;
                        })[];
                        /** @description Given by its place where it is missing. */
                        id?: string;
                        serve: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                    }[];
                    targets?: {
                        by: string;
                        /** @description At most 10,000. */
                        values: string[];
                        variant: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    applyAt?: string;
                    reason?: string;
                    settings: {
                        enabled?: boolean;
                        fallthrough?: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        offVariant?: string;
                        prerequisites?: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules?: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            /** @description Given by its place where it is missing. */
                            id?: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets?: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                    };
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appliedAt: string | null;
                        /** @description When it is applied by itself, once approved. */
                        applyAt: string | null;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same settings as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        diff: {
                            /** @description The same settings as they are to be. */
                            after: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description The settings that it changes, as they were when it was made. */
                            before: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        /** @description It waits, and what it was made on has changed: it cannot be applied. */
                        isStale: boolean;
                        /** @description Whether the caller may approve or refuse it. */
                        mayReview: boolean;
                        outcome: string;
                        reason: string;
                        reviews: {
                            /** Format: date-time */
                            at: string;
                            comment: string;
                            reviewer: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @enum {string} */
                            verdict: "approved" | "refused";
                        }[];
                        /**
                         * @description `stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.
                         * @enum {string}
                         */
                        state: "open" | "approved" | "refused" | "withdrawn" | "applied" | "stale";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setEnabled: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvaluations: {
        parameters: {
            query?: {
                /** @description Default: a day before `to`. */
                from?: string;
                /** @description Default: now. */
                to?: string;
            };
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        items: {
                            count: number;
                            /** Format: date-time */
                            hour: string;
                            /** @description Null: the default was served. */
                            variant: string | null;
                        }[];
                        /** Format: date-time */
                        to: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPercentage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: string;
                    control?: string;
                    /** @description At most three decimals. */
                    percentage: number;
                    variant?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewReach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: {
                        enabled?: boolean;
                        fallthrough?: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        offVariant?: string;
                        prerequisites?: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules?: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            /** @description Given by its place where it is missing. */
                            id?: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets?: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            [key: string]: number;
                        };
                        /** @description How many get which variant now. */
                        before: {
                            [key: string]: number;
                        };
                        /** @description Of them, who would get another variant than now. */
                        changed: number;
                        /** @description Of them, who would get `on`, or of another kind anything but the off variant. */
                        reached: number;
                        /** @description Users seen in the last 7 days, as far as the sample goes. */
                        sampled: number;
                        /** @description Of them, those that were counted: those seen last, where the rules are too heavy for all of them within a second. */
                        seen: number;
                    } | {
                        /** @description How to have it known. */
                        how: string;
                        /** @enum {boolean} */
                        unknown: true;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: string;
                    cleanupAfterDays?: number;
                    control?: string;
                    /** @enum {string} */
                    onBreach?: "previous-stage" | "off" | "pause";
                    stages?: {
                        /**
                         * @description Default: automatic.
                         * @enum {string}
                         */
                        advance?: "automatic" | "approval";
                        /**
                         * @description The least role that may let it go on. Default: editor.
                         * @enum {string}
                         */
                        approver?: "editor" | "admin" | "owner";
                        audience: {
                            /** @description At most three decimals; where it is missing, as before. */
                            percentage?: number;
                            segments?: string[];
                            targets?: {
                                by: string;
                                /** @description In templates: what is to be filled in where `values` is empty. */
                                hint?: string;
                                /** @description At most 10,000. */
                                values: string[];
                            }[];
                        };
                        guards?: {
                            compare: {
                                control: {
                                    tolerance: number;
                                };
                            } | {
                                limit: number;
                            };
                            /** @enum {string} */
                            measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                            minimumSample?: number;
                            operation: string;
                            /** @enum {string} */
                            source: "telemetry" | "prometheus" | "alert";
                        }[];
                        /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                        holdFor: string;
                        name: string;
                    }[] | {
                        [key: string]: {
                            /**
                             * @description Default: automatic.
                             * @enum {string}
                             */
                            advance?: "automatic" | "approval";
                            /**
                             * @description The least role that may let it go on. Default: editor.
                             * @enum {string}
                             */
                            approver?: "editor" | "admin" | "owner";
                            audience?: {
                                /** @description At most three decimals; where it is missing, as before. */
                                percentage?: number;
                                segments?: string[];
                                targets?: {
                                    by: string;
                                    /** @description In templates: what is to be filled in where `values` is empty. */
                                    hint?: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                }[];
                            };
                            guards?: {
                                compare: {
                                    control: {
                                        tolerance: number;
                                    };
                                } | {
                                    limit: number;
                                };
                                /** @enum {string} */
                                measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                                minimumSample?: number;
                                operation: string;
                                /** @enum {string} */
                                source: "telemetry" | "prometheus" | "alert";
                            }[];
                            /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                            holdFor?: string;
                            name?: string;
                        };
                    };
                    target?: "fallthrough" | {
                        rule: string;
                    };
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    template?: string;
                    variant?: string;
                    /** @description The template's; the newest where it is missing. */
                    version?: number;
                    /** @description When it may go on by itself. People may act at any time. */
                    window?: {
                        hours: {
                            days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                            /** @description `HH:MM`; `to` may be `24:00`. */
                            from: string;
                            /** @description `HH:MM`; `to` may be `24:00`. */
                            to: string;
                        }[];
                        /** @description IANA, such as `Europe/Berlin`. */
                        timeZone: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    abortRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepReleaseBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseEvents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description An earlier one; the newest where it is missing. */
                release?: string;
            };
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** Format: date-time */
                            at: string;
                            fromStage: number | null;
                            fromState: ("draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted") | null;
                            /** @description The release's revision that it led to. */
                            id: number;
                            reason: string;
                            /** @description Where it stood afterwards. */
                            stage: string | null;
                            toStage: number | null;
                            /** @enum {string} */
                            toState: "draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted";
                            /** @description The environment's, once it was done. */
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: string;
                    cleanupAfterDays?: number;
                    control?: string;
                    /** @enum {string} */
                    onBreach?: "previous-stage" | "off" | "pause";
                    stages?: {
                        /**
                         * @description Default: automatic.
                         * @enum {string}
                         */
                        advance?: "automatic" | "approval";
                        /**
                         * @description The least role that may let it go on. Default: editor.
                         * @enum {string}
                         */
                        approver?: "editor" | "admin" | "owner";
                        audience: {
                            /** @description At most three decimals; where it is missing, as before. */
                            percentage?: number;
                            segments?: string[];
                            targets?: {
                                by: string;
                                /** @description In templates: what is to be filled in where `values` is empty. */
                                hint?: string;
                                /** @description At most 10,000. */
                                values: string[];
                            }[];
                        };
                        guards?: {
                            compare: {
                                control: {
                                    tolerance: number;
                                };
                            } | {
                                limit: number;
                            };
                            /** @enum {string} */
                            measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                            minimumSample?: number;
                            operation: string;
                            /** @enum {string} */
                            source: "telemetry" | "prometheus" | "alert";
                        }[];
                        /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                        holdFor: string;
                        name: string;
                    }[] | {
                        [key: string]: {
                            /**
                             * @description Default: automatic.
                             * @enum {string}
                             */
                            advance?: "automatic" | "approval";
                            /**
                             * @description The least role that may let it go on. Default: editor.
                             * @enum {string}
                             */
                            approver?: "editor" | "admin" | "owner";
                            audience?: {
                                /** @description At most three decimals; where it is missing, as before. */
                                percentage?: number;
                                segments?: string[];
                                targets?: {
                                    by: string;
                                    /** @description In templates: what is to be filled in where `values` is empty. */
                                    hint?: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                }[];
                            };
                            guards?: {
                                compare: {
                                    control: {
                                        tolerance: number;
                                    };
                                } | {
                                    limit: number;
                                };
                                /** @enum {string} */
                                measure: "error-rate" | "latency-p50" | "latency-p95" | "latency-p99" | "mean";
                                minimumSample?: number;
                                operation: string;
                                /** @enum {string} */
                                source: "telemetry" | "prometheus" | "alert";
                            }[];
                            /** @description ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours. */
                            holdFor?: string;
                            name?: string;
                        };
                    };
                    target?: "fallthrough" | {
                        rule: string;
                    };
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    template?: string;
                    variant?: string;
                    /** @description The template's; the newest where it is missing. */
                    version?: number;
                    /** @description When it may go on by itself. People may act at any time. */
                    window?: {
                        hours: {
                            days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                            /** @description `HH:MM`; `to` may be `24:00`. */
                            from: string;
                            /** @description `HH:MM`; `to` may be `24:00`. */
                            to: string;
                        }[];
                        /** @description IANA, such as `Europe/Berlin`. */
                        timeZone: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When its window is closed meanwhile. Empty where the whole takes longer than two months. */
                        closed: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                        /** @description When its last stage has had its time. */
                        endsAt: string | null;
                        /** @description Why it would be refused, by JSON pointers; empty where it can be saved. */
                        errors: {
                            message: string;
                            path: string;
                        }[];
                        plan: components["schemas"]["ReleasePlan"];
                        /** @description As if it began now; empty where a duration or the window is wrong. */
                        ramp: {
                            /** Format: date-time */
                            at: string;
                            /** @description Yet to come: as it will be where nobody steps in, and approval comes at once. */
                            isEstimate: boolean;
                            name: string;
                            percentage: number;
                            stage: number;
                        }[];
                        template: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            version: number;
                        } | null;
                        /** @description What is not wrong, but may not be meant. */
                        warnings: string[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollBackRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `resume`: what becomes of what was edited by hand.
                     * @enum {string}
                     */
                    edits?: "adopt" | "overwrite";
                    reason?: string;
                    /** @description The name of the stage that one means to leave: a repeated call then does not skip one. */
                    stage?: string;
                    /**
                     * @description `rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.
                     * @enum {string}
                     */
                    to?: "off" | "previous-stage";
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    waitForRelease: {
        parameters: {
            query?: {
                /** @description Until it has entered this stage, or one after it. */
                stage?: string;
                state?: "draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted";
                timeoutSeconds?: number;
            };
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the caller may do now; all else is answered with 409 or 403. */
                        allowed: ("start" | "pause" | "resume" | "approve" | "advance" | "back" | "rollback" | "abort")[];
                        approval: {
                            /** @description Who approved the plan, where its environment asks for it. */
                            approvedBy: {
                                id: string | null;
                                kind: string;
                                name: string;
                            } | null;
                            /** @description The least role that may. */
                            by: ("viewer" | "editor" | "admin" | "owner") | null;
                            /** @description Somebody must approve, the plan or the stage, before it goes on. */
                            needed: boolean;
                            of: ("plan" | "stage") | null;
                        };
                        /** @description When it was completed or aborted. */
                        closedAt: string | null;
                        completedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** @description When it goes on by itself, or ends; null where it waits for people. */
                        dueAt: string | null;
                        /** @description What was edited by hand of the plan's parts of the flag. `resume` asks: `adopt` or `overwrite`. */
                        edits: {
                            /** @description As they are now. */
                            after: {
                                /** @description Of the plan's values, those for other variants. */
                                elsewhere?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                                enabled?: boolean;
                                /** @description Of the plan's values, those for its variant that are on one side only. */
                                listed?: {
                                    by: string;
                                    values: string[];
                                }[];
                                /** @description The plan's: `conditions` and `serve`. */
                                rules?: unknown[];
                                /** @description Of what is raised; null where that rule is gone. */
                                serve?: ({
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                }) | null;
                            };
                            /** @description As the plan left them. */
                            before: {
                                /** @description Of the plan's values, those for other variants. */
                                elsewhere?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                                enabled?: boolean;
                                /** @description Of the plan's values, those for its variant that are on one side only. */
                                listed?: {
                                    by: string;
                                    values: string[];
                                }[];
                                /** @description The plan's: `conditions` and `serve`. */
                                rules?: unknown[];
                                /** @description Of what is raised; null where that rule is gone. */
                                serve?: ({
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                }) | null;
                            };
                        } | null;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        /** @description The environment's, at this moment. */
                        environmentVersion: number;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        /** Format: uuid */
                        id: string;
                        pauseCause: ("person" | "edit" | "switched-off" | "breach" | "failed") | null;
                        /** @description Of all who are not named otherwise, as of this stage. */
                        percentage: number;
                        plan: components["schemas"]["ReleasePlan"];
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        project: string;
                        ramp: {
                            /** Format: date-time */
                            at: string;
                            /** @description Yet to come: as it will be where nobody steps in, and approval comes at once. */
                            isEstimate: boolean;
                            name: string;
                            percentage: number;
                            stage: number;
                        }[];
                        /** @description Whether it stands where it was waited for, or is past it. */
                        reached: boolean;
                        /** @description Why it stands where it stands. */
                        reason: string;
                        revision: number;
                        /** @description Null where the plan lets nobody in: before it starts, and once it was rolled back to nobody. */
                        stage: {
                            index: number;
                            name: string;
                        } | null;
                        stageEnteredAt: string | null;
                        startedAt: string | null;
                        /** @enum {string} */
                        state: "draft" | "running" | "waiting" | "held" | "paused" | "rolled-back" | "completed" | "aborted";
                        template: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            version: number;
                        } | null;
                        /** @description Until then, by the database's clock; 0 where it is due. */
                        timeLeftMs: number | null;
                        /** @description What is not wrong, but may not be meant. */
                        warnings: string[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleasesOfFlag: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScheduledChanges: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description `failed`: it was not made, and will not be; `outcome` says why. */
                state?: "scheduled" | "applied" | "cancelled" | "failed";
            };
            header?: never;
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description When it is made, by the clock of the database.
                             */
                            at: string;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string;
                            };
                            /** @description The same parts as they were when it was scheduled, or as a schedule before it has left them. */
                            base: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description The same parts as they are now. */
                            current: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            environment: string;
                            finishedAt: string | null;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            found: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description How long after its time it was made. */
                            lateMs: number | null;
                            /** @description The same as the wall clock in `timeZone` shows it. */
                            localTime: string;
                            /** @description What is to be known of the time; empty where nothing is. */
                            note: string;
                            /** @description Why it failed, or how late it was made. */
                            outcome: string;
                            reason: string;
                            /** @description The parts that it writes, as they are to be. */
                            settings: {
                                enabled?: boolean;
                                fallthrough?: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                                offVariant?: string;
                                prerequisites?: {
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    flag: string;
                                    variants: string[];
                                }[];
                                rules?: {
                                    conditions: ({
                                        attribute: string;
                                        negate?: boolean;
                                        /** @enum {string} */
                                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                        values: (string | number)[];
                                    } | {
                                        negate?: boolean;
                                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                        segment: string;
                                    })[];
                                    id: string;
                                    serve: {
                                        variant: string;
                                    } | {
                                        by: string;
                                        /** @description Weights in thousandths of a percent; they sum to 100000. */
                                        split: {
                                            variant: string;
                                            weight: number;
                                        }[];
                                    };
                                }[];
                                targets?: {
                                    by: string;
                                    /** @description At most 10,000. */
                                    values: string[];
                                    variant: string;
                                }[];
                            };
                            /**
                             * @description `failed`: it was not made, and will not be; `outcome` says why.
                             * @enum {string}
                             */
                            state: "scheduled" | "applied" | "cancelled" | "failed";
                            timeZone: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A wall clock, `2027-03-01T09:00[:00]`, in `timeZone`; or with an offset, `2027-03-01T08:00:00Z`. */
                    at: string;
                    reason?: string;
                    settings: {
                        enabled?: boolean;
                        fallthrough?: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        offVariant?: string;
                        prerequisites?: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules?: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            /** @description Given by its place where it is missing. */
                            id?: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets?: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                    };
                    /** @description An IANA time zone, like `Europe/Berlin`. */
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it is made, by the clock of the database.
                         */
                        at: string;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** @description The same parts as they were when it was scheduled, or as a schedule before it has left them. */
                        base: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same parts as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        finishedAt: string | null;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        found: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        } | null;
                        /** Format: uuid */
                        id: string;
                        /** @description How long after its time it was made. */
                        lateMs: number | null;
                        /** @description The same as the wall clock in `timeZone` shows it. */
                        localTime: string;
                        /** @description What is to be known of the time; empty where nothing is. */
                        note: string;
                        /** @description Why it failed, or how late it was made. */
                        outcome: string;
                        reason: string;
                        /** @description The parts that it writes, as they are to be. */
                        settings: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /**
                         * @description `failed`: it was not made, and will not be; `outcome` says why.
                         * @enum {string}
                         */
                        state: "scheduled" | "applied" | "cancelled" | "failed";
                        timeZone: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScheduledChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change: string;
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it is made, by the clock of the database.
                         */
                        at: string;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** @description The same parts as they were when it was scheduled, or as a schedule before it has left them. */
                        base: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same parts as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        finishedAt: string | null;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        found: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        } | null;
                        /** Format: uuid */
                        id: string;
                        /** @description How long after its time it was made. */
                        lateMs: number | null;
                        /** @description The same as the wall clock in `timeZone` shows it. */
                        localTime: string;
                        /** @description What is to be known of the time; empty where nothing is. */
                        note: string;
                        /** @description Why it failed, or how late it was made. */
                        outcome: string;
                        reason: string;
                        /** @description The parts that it writes, as they are to be. */
                        settings: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /**
                         * @description `failed`: it was not made, and will not be; `outcome` says why.
                         * @enum {string}
                         */
                        state: "scheduled" | "applied" | "cancelled" | "failed";
                        timeZone: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelScheduledChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                change: string;
                environment: string;
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it is made, by the clock of the database.
                         */
                        at: string;
                        author: {
                            id: string | null;
                            kind: string;
                            name: string;
                        };
                        /** @description The same parts as they were when it was scheduled, or as a schedule before it has left them. */
                        base: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The same parts as they are now. */
                        current: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        finishedAt: string | null;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        found: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        } | null;
                        /** Format: uuid */
                        id: string;
                        /** @description How long after its time it was made. */
                        lateMs: number | null;
                        /** @description The same as the wall clock in `timeZone` shows it. */
                        localTime: string;
                        /** @description What is to be known of the time; empty where nothing is. */
                        note: string;
                        /** @description Why it failed, or how late it was made. */
                        outcome: string;
                        reason: string;
                        /** @description The parts that it writes, as they are to be. */
                        settings: {
                            enabled?: boolean;
                            fallthrough?: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                            offVariant?: string;
                            prerequisites?: {
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                flag: string;
                                variants: string[];
                            }[];
                            rules?: {
                                conditions: ({
                                    attribute: string;
                                    negate?: boolean;
                                    /** @enum {string} */
                                    operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                    values: (string | number)[];
                                } | {
                                    negate?: boolean;
                                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                    segment: string;
                                })[];
                                id: string;
                                serve: {
                                    variant: string;
                                } | {
                                    by: string;
                                    /** @description Weights in thousandths of a percent; they sum to 100000. */
                                    split: {
                                        variant: string;
                                        weight: number;
                                    }[];
                                };
                            }[];
                            targets?: {
                                by: string;
                                /** @description At most 10,000. */
                                values: string[];
                                variant: string;
                            }[];
                        };
                        /**
                         * @description `failed`: it was not made, and will not be; `outcome` says why.
                         * @enum {string}
                         */
                        state: "scheduled" | "applied" | "cancelled" | "failed";
                        timeZone: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addToWhitelist: {
        parameters: {
            query?: {
                by?: string;
                variant?: string;
            };
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
                value: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromWhitelist: {
        parameters: {
            query?: {
                by?: string;
                variant?: string;
            };
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                environment: string;
                flag: string;
                project: string;
                value: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        environment: string;
                        fallthrough: {
                            variant: string;
                        } | {
                            by: string;
                            /** @description Weights in thousandths of a percent; they sum to 100000. */
                            split: {
                                variant: string;
                                weight: number;
                            }[];
                        };
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        flag: string;
                        offVariant: string;
                        prerequisites: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            flag: string;
                            variants: string[];
                        }[];
                        rules: {
                            conditions: ({
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            } | {
                                negate?: boolean;
                                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                                segment: string;
                            })[];
                            id: string;
                            serve: {
                                variant: string;
                            } | {
                                by: string;
                                /** @description Weights in thousandths of a percent; they sum to 100000. */
                                split: {
                                    variant: string;
                                    weight: number;
                                }[];
                            };
                        }[];
                        targets: {
                            by: string;
                            /** @description At most 10,000. */
                            values: string[];
                            variant: string;
                        }[];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFlagEvaluations: {
        parameters: {
            query?: {
                /** @description Default: all. */
                environment?: string;
                /** @description Default: a day before `to`. */
                from?: string;
                /** @description Days are of UTC. */
                step?: "hour" | "day";
                /** @description Default: now. */
                to?: string;
            };
            header?: never;
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        items: {
                            /**
                             * Format: date-time
                             * @description The beginning of the hour or day. Steps without any are missing.
                             */
                            at: string;
                            count: number;
                            environment: string;
                            /** @description Null: the default was served. */
                            variant: string | null;
                        }[];
                        /** @enum {string} */
                        step: "hour" | "day";
                        /** Format: date-time */
                        to: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                flag: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: string | null;
                        /** @description Whether client keys may see it. */
                        clientVisible: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /**
                         * @description What its variants hold. It cannot be changed later.
                         * @enum {string}
                         */
                        kind: "boolean" | "string" | "number" | "json";
                        /** @description The person who answers for it. */
                        owner: {
                            id: string;
                            name: string;
                        } | null;
                        seed: string | null;
                        tags: string[];
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Each name with its value. A boolean flag has `on` and `off`. */
                        variants: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "viewer" | "editor" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        deactivatedAt: string | null;
                        email: string;
                        /** Format: uuid */
                        id: string;
                        lastSeenAt: string | null;
                        name: string;
                        /** @description Roles on single projects, by their keys. */
                        projects: {
                            [key: string]: "viewer" | "editor" | "admin" | "owner";
                        };
                        /** @description On the whole instance; null where only projects count. */
                        role: ("viewer" | "editor" | "admin" | "owner") | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are no member of it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseTemplates: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description This version's. */
                            createdAt: string | null;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string;
                            } | null;
                            description: string;
                            /** @description Comes with the server: it is neither changed nor deleted. */
                            isShipped: boolean;
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            name: string;
                            plan: components["schemas"]["ReleasePlanInput"];
                            version: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReleaseTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        /** @description With one of `plan` and `fromRelease`. */
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /**
                     * Format: uuid
                     * @description The id of a release of this project whose plan it becomes.
                     */
                    fromRelease?: string;
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    name: string;
                    plan?: components["schemas"]["ReleasePlanInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description This version's. */
                        createdAt: string | null;
                        createdBy: {
                            id: string | null;
                            kind: string;
                            name: string;
                        } | null;
                        description: string;
                        /** @description Comes with the server: it is neither changed nor deleted. */
                        isShipped: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        plan: components["schemas"]["ReleasePlanInput"];
                        version: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReleaseTemplate: {
        parameters: {
            query?: {
                /** @description The newest where it is missing. */
                version?: number;
            };
            header?: never;
            path: {
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description This version's. */
                        createdAt: string | null;
                        createdBy: {
                            id: string | null;
                            kind: string;
                            name: string;
                        } | null;
                        description: string;
                        /** @description Comes with the server: it is neither changed nor deleted. */
                        isShipped: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        plan: components["schemas"]["ReleasePlanInput"];
                        version: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateReleaseTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /**
                     * Format: uuid
                     * @description The id of a release of this project whose plan it becomes.
                     */
                    fromRelease?: string;
                    name?: string;
                    plan?: components["schemas"]["ReleasePlanInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description This version's. */
                        createdAt: string | null;
                        createdBy: {
                            id: string | null;
                            kind: string;
                            name: string;
                        } | null;
                        description: string;
                        /** @description Comes with the server: it is neither changed nor deleted. */
                        isShipped: boolean;
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        name: string;
                        plan: components["schemas"]["ReleasePlanInput"];
                        version: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteReleaseTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                key: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSegments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The attribute that the lists hold values of. */
                            by: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** @description At most 10,000. */
                            excluded: string[];
                            /** @description At most 10,000. */
                            included: string[];
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            /** @description Any list whose conditions all hold. */
                            rules: {
                                attribute: string;
                                negate?: boolean;
                                /** @enum {string} */
                                operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                                values: (string | number)[];
                            }[][];
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSegment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The attribute that the lists hold values of. */
                    by?: string;
                    description?: string;
                    /** @description At most 10,000. */
                    excluded?: string[];
                    /** @description At most 10,000. */
                    included?: string[];
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    key: string;
                    /** @description Any list whose conditions all hold. */
                    rules?: {
                        attribute: string;
                        negate?: boolean;
                        /** @enum {string} */
                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                        values: (string | number)[];
                    }[][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The attribute that the lists hold values of. */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description At most 10,000. */
                        excluded: string[];
                        /** @description At most 10,000. */
                        included: string[];
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /** @description Any list whose conditions all hold. */
                        rules: {
                            attribute: string;
                            negate?: boolean;
                            /** @enum {string} */
                            operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                            values: (string | number)[];
                        }[][];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                segment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The attribute that the lists hold values of. */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description At most 10,000. */
                        excluded: string[];
                        /** @description At most 10,000. */
                        included: string[];
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /** @description Any list whose conditions all hold. */
                        rules: {
                            attribute: string;
                            negate?: boolean;
                            /** @enum {string} */
                            operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                            values: (string | number)[];
                        }[][];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSegment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
                segment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSegment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
                segment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The attribute that the lists hold values of. */
                    by?: string;
                    description?: string;
                    /** @description At most 10,000. */
                    excluded?: string[];
                    /** @description At most 10,000. */
                    included?: string[];
                    /** @description Any list whose conditions all hold. */
                    rules?: {
                        attribute: string;
                        negate?: boolean;
                        /** @enum {string} */
                        operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                        values: (string | number)[];
                    }[][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The attribute that the lists hold values of. */
                        by: string;
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description At most 10,000. */
                        excluded: string[];
                        /** @description At most 10,000. */
                        included: string[];
                        /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                        key: string;
                        /** @description Any list whose conditions all hold. */
                        rules: {
                            attribute: string;
                            negate?: boolean;
                            /** @enum {string} */
                            operator: "in" | "startsWith" | "endsWith" | "contains" | "lt" | "lte" | "gt" | "gte" | "before" | "after" | "semverEq" | "semverLt" | "semverGt" | "exists";
                            values: (string | number)[];
                        }[][];
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** @description Of what happens in one environment only that of these. None named: of all. */
                            environments: string[];
                            /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                            events: string[];
                            failingSince: string | null;
                            /**
                             * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                             * @enum {string}
                             */
                            format: "json" | "slack";
                            /**
                             * @description `failing`: the last three attempts failed.
                             * @enum {string}
                             */
                            health: "unused" | "healthy" | "failing" | "off";
                            /** Format: uuid */
                            id: string;
                            isEnabled: boolean;
                            lastDeliveredAt: string | null;
                            name: string;
                            /** @description Why it was switched off, where nobody did it by hand. */
                            offReason: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                            url: string;
                            /** @description How many deliveries wait for an attempt. */
                            waiting: number;
                        }[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /** @description Of what happens in one environment only that of these. None named: of all. */
                    environments?: string[];
                    /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                    events: string[];
                    /**
                     * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                     * @enum {string}
                     */
                    format?: "json" | "slack";
                    isEnabled?: boolean;
                    name: string;
                    /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Of what happens in one environment only that of these. None named: of all. */
                        environments: string[];
                        /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                        events: string[];
                        failingSince: string | null;
                        /**
                         * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                         * @enum {string}
                         */
                        format: "json" | "slack";
                        /**
                         * @description `failing`: the last three attempts failed.
                         * @enum {string}
                         */
                        health: "unused" | "healthy" | "failing" | "off";
                        /** Format: uuid */
                        id: string;
                        isEnabled: boolean;
                        lastDeliveredAt: string | null;
                        name: string;
                        /** @description Why it was switched off, where nobody did it by hand. */
                        offReason: string;
                        /** @description What deliveries are signed with. Shown this once. */
                        secret: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                        url: string;
                        /** @description How many deliveries wait for an attempt. */
                        waiting: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Of what happens in one environment only that of these. None named: of all. */
                        environments: string[];
                        /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                        events: string[];
                        failingSince: string | null;
                        /**
                         * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                         * @enum {string}
                         */
                        format: "json" | "slack";
                        /**
                         * @description `failing`: the last three attempts failed.
                         * @enum {string}
                         */
                        health: "unused" | "healthy" | "failing" | "off";
                        /** Format: uuid */
                        id: string;
                        isEnabled: boolean;
                        lastDeliveredAt: string | null;
                        name: string;
                        /** @description Why it was switched off, where nobody did it by hand. */
                        offReason: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                        url: string;
                        /** @description How many deliveries wait for an attempt. */
                        waiting: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    /** @description Of what happens in one environment only that of these. None named: of all. */
                    environments?: string[];
                    /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                    events?: string[];
                    /**
                     * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                     * @enum {string}
                     */
                    format?: "json" | "slack";
                    isEnabled?: boolean;
                    name?: string;
                    /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Of what happens in one environment only that of these. None named: of all. */
                        environments: string[];
                        /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                        events: string[];
                        failingSince: string | null;
                        /**
                         * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                         * @enum {string}
                         */
                        format: "json" | "slack";
                        /**
                         * @description `failing`: the last three attempts failed.
                         * @enum {string}
                         */
                        health: "unused" | "healthy" | "failing" | "off";
                        /** Format: uuid */
                        id: string;
                        isEnabled: boolean;
                        lastDeliveredAt: string | null;
                        name: string;
                        /** @description Why it was switched off, where nobody did it by hand. */
                        offReason: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                        url: string;
                        /** @description How many deliveries wait for an attempt. */
                        waiting: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            durationMs: number | null;
                            environment: string | null;
                            /** @description Why the last attempt failed. */
                            error: string;
                            event: string;
                            /** Format: uuid */
                            id: string;
                            lastAttemptAt: string | null;
                            nextAttemptAt: string | null;
                            /** @description How the last answer began: at most 1 kB. */
                            responseStart: string;
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            /** @description Of the last answer. */
                            status: number | null;
                            /** @description What it is about. Null for a test. */
                            subject: {
                                key: string;
                                kind: string;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                delivery: string;
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        /** Format: date-time */
                        createdAt: string;
                        durationMs: number | null;
                        environment: string | null;
                        /** @description Why the last attempt failed. */
                        error: string;
                        event: string;
                        /** Format: uuid */
                        id: string;
                        lastAttemptAt: string | null;
                        nextAttemptAt: string | null;
                        /** @description How the last answer began: at most 1 kB. */
                        responseStart: string;
                        /** @enum {string} */
                        state: "waiting" | "delivered" | "failed";
                        /** @description Of the last answer. */
                        status: number | null;
                        /** @description What it is about. Null for a test. */
                        subject: {
                            key: string;
                            kind: string;
                        } | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        description: string;
                        /** @description Of what happens in one environment only that of these. None named: of all. */
                        environments: string[];
                        /** @description Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`. */
                        events: string[];
                        failingSince: string | null;
                        /**
                         * @description `slack`: a message as incoming webhooks of Slack, and others, take it.
                         * @enum {string}
                         */
                        format: "json" | "slack";
                        /**
                         * @description `failing`: the last three attempts failed.
                         * @enum {string}
                         */
                        health: "unused" | "healthy" | "failing" | "off";
                        /** Format: uuid */
                        id: string;
                        isEnabled: boolean;
                        lastDeliveredAt: string | null;
                        name: string;
                        /** @description Why it was switched off, where nobody did it by hand. */
                        offReason: string;
                        /** @description What deliveries are signed with. Shown this once. */
                        secret: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Begins with `https://`, holds no user name or password, and leads to a public address. */
                        url: string;
                        /** @description How many deliveries wait for an attempt. */
                        waiting: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                project: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        /** Format: date-time */
                        createdAt: string;
                        durationMs: number | null;
                        environment: string | null;
                        /** @description Why the last attempt failed. */
                        error: string;
                        event: string;
                        /** Format: uuid */
                        id: string;
                        lastAttemptAt: string | null;
                        nextAttemptAt: string | null;
                        /** @description How the last answer began: at most 1 kB. */
                        responseStart: string;
                        /** @enum {string} */
                        state: "waiting" | "delivered" | "failed";
                        /** @description Of the last answer. */
                        status: number | null;
                        /** @description What it is about. Null for a test. */
                        subject: {
                            key: string;
                            kind: string;
                        } | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                environment?: string;
                limit?: number;
                /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                project?: string;
                /** @description One or several, with commas between; `open` is every state but `completed` and `aborted`. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Then one signs in anew, whatever one is doing.
                         */
                        expiresAt: string;
                        /** @description `password`, or the key of an identity provider. */
                        method: string;
                        /** @description Roles on single projects; the higher of both counts. */
                        projects: {
                            [key: string]: "viewer" | "editor" | "admin" | "owner";
                        };
                        user: {
                            email: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description On the whole instance; null: on single projects only. */
                            role: ("viewer" | "editor" | "admin" | "owner") | null;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Then one signs in anew, whatever one is doing.
                         */
                        expiresAt: string;
                        /** @description `password`, or the key of an identity provider. */
                        method: string;
                        /** @description Roles on single projects; the higher of both counts. */
                        projects: {
                            [key: string]: "viewer" | "editor" | "admin" | "owner";
                        };
                        user: {
                            email: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description On the whole instance; null: on single projects only. */
                            role: ("viewer" | "editor" | "admin" | "owner") | null;
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveForIdentityProvider: {
        parameters: {
            query?: {
                to?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the next page. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comeBackFromIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the next page. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description It is changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignInProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description There is no account yet: `guidon owner link` makes the first. */
                        isUnclaimed: boolean;
                        items: {
                            /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                            key: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Where it was begun from. */
                            address: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            /** @description It is the one that asks. */
                            isCurrent: boolean;
                            method: string;
                            /** Format: date-time */
                            seenAt: string;
                            userAgent: string;
                        }[];
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            /** @description Its first characters. */
                            hint: string;
                            /** Format: uuid */
                            id: string;
                            /**
                             * @description A personal token may do what its user may, and ends with their account; a service token stands by itself.
                             * @enum {string}
                             */
                            kind: "personal" | "service";
                            lastUsedAt: string | null;
                            name: string;
                            /** @description The only one that it is for; null: all. */
                            project: string | null;
                            revokedAt: string | null;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                            user: {
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expiresAt?: string;
                    /**
                     * @description A personal token may do what its user may, and ends with their account; a service token stands by itself.
                     * @default service
                     * @enum {string}
                     */
                    kind?: "personal" | "service";
                    name: string;
                    /** @description Letters, digits, `.`, `_`, `-`; at most 100. */
                    project?: string;
                    /** @enum {string} */
                    role?: "viewer" | "editor" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        /** @description Its first characters. */
                        hint: string;
                        /** Format: uuid */
                        id: string;
                        /**
                         * @description A personal token may do what its user may, and ends with their account; a service token stands by itself.
                         * @enum {string}
                         */
                        kind: "personal" | "service";
                        lastUsedAt: string | null;
                        name: string;
                        /** @description The only one that it is for; null: all. */
                        project: string | null;
                        revokedAt: string | null;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                        /** @description Shown this once. */
                        token: string;
                        user: {
                            id: string;
                            name: string;
                        } | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is refused from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag as it was read; 412 where it is no longer so. */
                "if-match"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Their sessions end and their tokens are refused; they may be brought back. */
                    deactivated?: boolean;
                    name?: string;
                    role?: ("viewer" | "editor" | "admin" | "owner") | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        deactivatedAt: string | null;
                        email: string;
                        /** Format: uuid */
                        id: string;
                        lastSeenAt: string | null;
                        name: string;
                        /** @description Roles on single projects, by their keys. */
                        projects: {
                            [key: string]: "viewer" | "editor" | "admin" | "owner";
                        };
                        /** @description On the whole instance; null where only projects count. */
                        role: ("viewer" | "editor" | "admin" | "owner") | null;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what there is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else has edited it meanwhile. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPasswordLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key is answered as the first was. */
                "idempotency-key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        /** @description To be given to that person. Shown this once, good once. */
                        link: string;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                detail?: string;
                                latencyMs: number;
                                status: "ok" | "failing";
                            };
                        };
                        release: string;
                        status: string;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                detail?: string;
                                latencyMs: number;
                                status: "ok" | "failing";
                            };
                        };
                        release: string;
                        status: string;
                    };
                };
            };
        };
    };
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                detail?: string;
                                latencyMs: number;
                                status: "ok" | "failing";
                            };
                        };
                        release: string;
                        status: string;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                detail?: string;
                                latencyMs: number;
                                status: "ok" | "failing";
                            };
                        };
                        release: string;
                        status: string;
                    };
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    evaluateFlags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whom to decide for: `userId` and any other attributes. */
                    context: {
                        [key: string]: string | number | boolean | null | string[];
                    };
                    /** @description Only these are decided; default: all. Unknown ones are left out of the answer. */
                    flags?: string[];
                    /** @description The `version-digest` that the last answer bore. */
                    from?: string;
                    /** @description The `id` of the newest `changed`: a node that is at another state, and as far on, looks whether its own is still true. */
                    told?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                        flags: {
                            [key: string]: {
                                reason: string;
                                value: unknown;
                                variant: string;
                            };
                        };
                        /** @enum {number} */
                        format: 1;
                        /** @description The state asked with is not known: take this one, even if it is older. */
                        reset?: boolean;
                        version: number;
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                        environment: string;
                        flags: unknown[];
                        /** @enum {number} */
                        format: 1;
                        /** @description The state asked with is not known: take this one, even if it is older. */
                        reset?: boolean;
                        /** @description To client keys: what the pseudonyms in this projection are made with. */
                        salt?: string;
                        /** @description To server keys. */
                        segments?: unknown[];
                        version: number;
                    };
                };
            };
            /** @description The state named is the newest. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /** @description For client keys whose flags the server decides: nothing but `changed` is sent. */
                mode?: "remote";
            };
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTelemetry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A sample of the contexts that were asked for: of server keys alone, and where the last answer wished for it. */
                    contexts?: unknown[];
                    counts: {
                        count: number;
                        flag: string;
                        /** @description Null: the default was served. */
                        variant: string | null;
                    }[];
                    /** @enum {number} */
                    format: 1;
                    /** Format: date-time */
                    from?: string;
                    /**
                     * Format: uuid
                     * @description One process, or one page.
                     */
                    instance?: string;
                    sdk?: string;
                    sdkVersion?: string;
                    /** @description Grows with every report; one that is sent again is counted once. */
                    sequence?: number;
                    /** Format: date-time */
                    to?: string;
                    /** @description The environment's version that is held. */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description It is counted. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Send at most so many contexts with the next report, without these attributes. */
                        sample?: {
                            contexts: number;
                            privateAttributes: string[];
                        };
                    };
                };
            };
            /** @description The request does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed; `needs` names the role that it takes. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content has no possible meaning; `errors` names the places. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer; `Retry-After` says when to try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
