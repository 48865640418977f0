/* Generated from the OpenAPI document by "npm run generate"; do not edit. */

export interface paths {
    "/api/account": {
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
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        patch: operations["session.change"];
        trace?: never;
    };
    "/api/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["analytics.activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance. */
        get: operations["actors.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["analytics.daily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["analytics.links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance. */
        get: operations["analytics.partners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `analytics:read`. */
        get: operations["analytics.summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin. */
        get: operations["apiKeys.list"];
        put?: never;
        /** @description For admin. */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For admin. */
        delete: operations["apiKeys.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, finance, partner-owner, partner-member. */
        get: operations["balances.balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chargebacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.chargeback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chargebacks/{id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.lost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chargebacks/{id}/won": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.won"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `commissions:read`. */
        get: operations["commissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `commissions:read`. */
        get: operations["explanations.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, API keys with the scope `commissions:read`. */
        get: operations["programExports.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/export/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For partner-owner, partner-member. */
        get: operations["ownCommissions.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["commissions.totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commissions/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["decisions.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["trade.conversion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversions/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["trade.amendment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.dealAmended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deals/{id}/won": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.dealWon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, API keys with the scope `commissions:read`. */
        get: operations["exchangeRates.list"];
        put?: never;
        /** @description For admin, finance, API keys with the scope `programs:write`. */
        post: operations["exchangeRates.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange-rates/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, API keys with the scope `commissions:read`. */
        get: operations["exchangeRates.missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["imports.links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        post: operations["partnerImports.partners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance, API keys with the scope `programs:write`. */
        post: operations["exchangeRates.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `signups:write`. */
        post: operations["imports.referrals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["imports.sales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invitations.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["tradeKinds.lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `programs:write`. */
        get: operations["links.list"];
        put?: never;
        /** @description For admin, program-manager, partner-owner, partner-member, API keys with the scope `programs:write`. */
        post: operations["links.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events about what has changed
         * @description Events `change` carry `{topic, position}`: the topic "all" means that changes may have been missed, and the position is null with it. `ready` comes first; `full` comes instead where the account has too many open.
         *
         *     For admin, program-manager, finance, partner-owner, partner-member.
         */
        get: operations["live.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin. */
        get: operations["mail.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manual-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["manualEntries.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manual-entries/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["manualEntries.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/next-payout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For partner-owner, partner-member. */
        get: operations["balances.next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["documentation.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin. */
        get: operations["operations.deadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["operations.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/dead-letters/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["operations.skip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/read-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin. */
        get: operations["operations.readModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/read-models/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["operations.rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For the operator's token. */
        post: operations["setup.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, API keys with the scope `partners:write`. */
        get: operations["partners.list"];
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        post: operations["partners.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, API keys with the scope `partners:write`. */
        get: operations["partners.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        patch: operations["partners.update"];
        trace?: never;
    };
    "/api/partners/{partner}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For admin, program-manager. */
        delete: operations["partners.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["partners.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        post: operations["partners.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        post: operations["places.parent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager. */
        post: operations["partners.reinstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance. */
        get: operations["partners.standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager. */
        post: operations["partners.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager. */
        post: operations["partners.terminate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `partners:write`. */
        post: operations["places.tier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, finance. */
        get: operations["payoutRuns.list"];
        put?: never;
        /** @description For admin, finance. */
        post: operations["payoutRuns.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, finance. */
        get: operations["payoutRuns.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["payoutRuns.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["payoutRuns.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, finance. */
        get: operations["payoutRuns.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["payoutRuns.pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-runs/{id}/payouts/{payout}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["payoutRuns.returnPayout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, finance, partner-owner, partner-member. */
        get: operations["balances.payouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payouts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For partner-owner, partner-member. */
        get: operations["ownPayouts.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `programs:write`. */
        get: operations["plans.list"];
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["plans.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["plans.schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["plans.validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For partner-owner, partner-member. */
        get: operations["profile.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description For partner-owner. */
        patch: operations["profile.update"];
        trace?: never;
    };
    "/api/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `programs:write`. */
        get: operations["programs.list"];
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["programs.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{program}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member, API keys with the scope `programs:write`. */
        get: operations["programs.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{program}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["programs.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{program}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["programs.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programs/{program}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `programs:write`. */
        post: operations["programs.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["referrals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals/{customer}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["erasures.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For partner-owner, partner-member. */
        get: operations["ownReferrals.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin. */
        post: operations["erasures.find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `conversions:write`. */
        post: operations["trade.refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance. */
        get: operations["reviews.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["session.current"];
        put?: never;
        post: operations["session.signIn"];
        delete: operations["session.signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        put: operations["session.switchTo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        get: operations["session.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For admin, program-manager, finance, partner-owner, partner-member. */
        delete: operations["session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["setup.state"];
        put?: never;
        post: operations["setup.setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `signups:write`. */
        post: operations["trade.signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signups/{id}/touches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, program-manager, API keys with the scope `signups:write`. */
        post: operations["trade.touches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For admin, program-manager, finance. */
        get: operations["verification.look"];
        put?: never;
        /** @description For admin, finance. */
        post: operations["verification.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verification/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For admin, finance. */
        post: operations["balances.verify"];
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
        /** Whether the process answers */
        get: operations["health.live"];
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
        /** Whether it can serve, which takes its database */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows a link of a partner: counts the click and leads on
         * @description Bots and previews are led on without being counted.
         */
        get: operations["redirect.follow"];
        put?: never;
        post?: never;
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
        Account: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        AccountChange: {
            /** @description Needed for a new password */
            currentPassword?: string;
            name?: string;
            password?: string;
        };
        Activity: {
            amount: components["schemas"]["Money"] | null;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ActivityKind"];
            /** Format: uuid */
            partner: string | null;
            partnerName: string | null;
            text: string;
        };
        /** @enum {string} */
        ActivityKind: "signup" | "sale" | "refund" | "commission-approved" | "commission-rejected" | "payout-paid" | "partner-joined" | "link-created";
        ActivityPage: {
            items: components["schemas"]["Activity"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        Actor: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "person" | "api-key";
            name: string;
        };
        AmendedLine: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /**
             * Format: int64
             * @description Of the line itself
             */
            discount?: number;
            /** @description Its number in the order, from 1 */
            line: number;
            /**
             * @description Units or lots, a decimal as text
             * @example 2
             */
            quantity?: string;
            /**
             * Format: int64
             * @description Of the line itself
             */
            tax?: number;
        };
        Amendment: {
            /** @description What was charged: after discount, with tax and shipping */
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Minor units
             */
            discount?: number;
            /** @description All of them; without, the new amounts are spread over the lines as they were sold */
            lines?: components["schemas"]["AmendedLine"][];
            /**
             * Format: date-time
             * @description Now where it is missing; of several amendments the one that occurred last holds
             */
            occurredAt?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            shipping?: number;
            /**
             * Format: int64
             * @description Minor units
             */
            tax?: number;
        };
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            name: string;
            /** @description How the key begins */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
        };
        AppliedRule: {
            /** @description Of whom it was made for: partner or program */
            level: string;
            name: string;
            planVersion: number;
            text: string;
        };
        /** @enum {string} */
        Attribution: "last-click" | "first-click";
        /** @enum {string} */
        AttributionModel: "last-click" | "first-click" | "linear" | "position";
        Balance: {
            /**
             * Format: int64
             * @description Minor units
             */
            available: number;
            /** @example GBP */
            currency: string;
            /**
             * Format: int64
             * @description What the partner owes; the next approvals repay it
             */
            debt: number;
            /**
             * Format: int64
             * @description Minor units
             */
            held: number;
            /**
             * Format: int64
             * @description In payouts that are approved and not yet paid
             */
            inTransit: number;
            /**
             * Format: int64
             * @description Minor units
             */
            paid: number;
            /** Format: uuid */
            partner: string;
            partnerName: string;
            /**
             * Format: int64
             * @description Not approved yet, bonuses that wait for their settlement included
             */
            pending: number;
        };
        BalanceTotal: {
            /**
             * Format: int64
             * @description Minor units
             */
            available: number;
            /** @example GBP */
            currency: string;
            /**
             * Format: int64
             * @description Minor units
             */
            debt: number;
            /**
             * Format: int64
             * @description Minor units
             */
            inTransit: number;
            /**
             * Format: int64
             * @description Minor units
             */
            paid: number;
        };
        BalanceVerification: {
            /** @description Everything was derived again, and is the same */
            agrees: boolean;
            /** Format: date-time */
            at: string;
            balances: number;
            differences: string[];
            /** @description SHA-256 over sorted natural keys and amounts */
            digest: string;
            totals: components["schemas"]["BalanceTotal"][];
            transactions: number;
        };
        Chargeback: {
            amount: components["schemas"]["Money"];
            externalId: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /** @description Of the log */
            position: string;
            /** Format: uuid */
            program: string;
            source: string;
            state: components["schemas"]["ChargebackState"];
        };
        /** @enum {string} */
        ChargebackState: "opened" | "lost" | "won";
        Commission: {
            /** @description Held, pending and approved together */
            amount: components["schemas"]["Money"];
            /** @description With what of it is settled or paid */
            approved: components["schemas"]["Money"];
            /** @description base, extra:<rule>, override:<level>:<child>, bonus:<key> or manual */
            component: string;
            /** @description Masked for partners */
            customer: string;
            /** @description Of the sale */
            gross: components["schemas"]["Money"];
            held: components["schemas"]["Money"];
            /** Format: date-time */
            holdUntil: string | null;
            /** Format: uuid */
            id: string;
            /** @description What is paid for */
            kind: components["schemas"]["CommissionKind"];
            /** @description The sender's id of the sale */
            order: string;
            /** @description Of what is approved: sent by payouts */
            paid: components["schemas"]["Money"];
            /** Format: uuid */
            partner: string;
            partnerName: string;
            pending: components["schemas"]["Money"];
            /** Format: uuid */
            program: string;
            programName: string;
            /** @description A decimal fraction; null where the rule pays otherwise than one share of the sale */
            rate: string | null;
            /** @description Of the sale */
            refunded: components["schemas"]["Money"];
            /** @description Of what is approved: kept for a debt or set off against what is taken off, so no payout pays it */
            settled: components["schemas"]["Money"];
            /** Format: date-time */
            soldAt: string;
            source: string;
            /** @description Of the part that comes next; held, pending, approved, settled and paid have all of them */
            state: components["schemas"]["CommissionState"];
            /** @description Of a pending bonus: what has to be settled before it may be approved */
            unsettled: components["schemas"]["UnsettledPeriod"] | null;
            /** Format: date-time */
            updatedAt: string;
        };
        CommissionAttribution: {
            model: components["schemas"]["AttributionModel"];
            /** @description In the order of time. A partner sees its own, and of another's only that it won */
            touches: components["schemas"]["JudgedTouch"][];
            /** @description Days from click to signup */
            windowDays: number;
        };
        CommissionDecision: {
            /** @description Decided on, or corrected to */
            amount: components["schemas"]["Money"] | null;
            /** Format: date-time */
            at: string;
            /** @description The account or API key; null for partners */
            by: string | null;
            kind: components["schemas"]["DecisionKind"];
            reason: string | null;
        };
        CommissionExplanation: {
            /** @description Held, pending and approved together */
            amount: components["schemas"]["Money"];
            /** @description With what of it is settled or paid */
            approved: components["schemas"]["Money"];
            /** @description Whose customer it is, and why; null where it is not known */
            attribution: components["schemas"]["CommissionAttribution"] | null;
            /** @description base, extra:<rule>, override:<level>:<child>, bonus:<key> or manual */
            component: string;
            /** @description Masked for partners */
            customer: string;
            /** @description In the order of time */
            decisions: components["schemas"]["CommissionDecision"][];
            /** @description Of the sale */
            gross: components["schemas"]["Money"];
            held: components["schemas"]["Money"];
            /** Format: date-time */
            holdUntil: string | null;
            /** Format: uuid */
            id: string;
            /** @description What is paid for */
            kind: components["schemas"]["CommissionKind"];
            /** @description A partner sees its own rules and those of its tier */
            lostRules: components["schemas"]["LostRule"][];
            /** @description The sender's id of the sale */
            order: string;
            /** @description Of what is approved: sent by payouts */
            paid: components["schemas"]["Money"];
            /** Format: uuid */
            partner: string;
            partnerName: string;
            pending: components["schemas"]["Money"];
            /** Format: uuid */
            program: string;
            programName: string;
            /** @description A decimal fraction; null where the rule pays otherwise than one share of the sale */
            rate: string | null;
            /** @description The sum: what was charged, what remains, each step of the terms */
            receipt: components["schemas"]["ReceiptLine"][];
            /** @description Of the sale */
            refunded: components["schemas"]["Money"];
            /** @description The reason */
            rejection: string | null;
            rule: components["schemas"]["AppliedRule"];
            /** @description Of what is approved: kept for a debt or set off against what is taken off, so no payout pays it */
            settled: components["schemas"]["Money"];
            /** Format: date-time */
            soldAt: string;
            source: string;
            /** @description Of the part that comes next; held, pending, approved, settled and paid have all of them */
            state: components["schemas"]["CommissionState"];
            /** @description In the order of time */
            steps: components["schemas"]["CommissionStep"][];
            /**
             * Format: uuid
             * @description Of an entry by hand: the commission whose opposite it is
             */
            undoes: string | null;
            /**
             * Format: uuid
             * @description Of an entry by hand: the commission that is its opposite
             */
            undoneBy: string | null;
            /** @description Of a pending bonus: what has to be settled before it may be approved */
            unsettled: components["schemas"]["UnsettledPeriod"] | null;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @description What is paid for
         * @enum {string}
         */
        CommissionKind: "sale" | "deal" | "lead" | "activity" | "signup" | "qualification" | "clicks" | "bonus" | "revenue" | "manual";
        CommissionsPage: {
            /** @description Of all that match, on whichever page */
            count: number;
            items: components["schemas"]["Commission"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
            /** @description Of all that match, amounts in their states */
            totals: components["schemas"]["CommissionTotals"][];
        };
        /** @enum {string} */
        CommissionState: "held" | "pending" | "approved" | "settled" | "paid" | "reversed" | "rejected" | "nothing" | "awaiting-rate";
        CommissionStep: {
            amount: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description When it happened; of what another sale or a touch changed, when that became known
             */
            at: string | null;
            /**
             * Format: uuid
             * @description Another commission that has to do with it
             */
            commission: string | null;
            detail: string | null;
            /** @description `at` is when it became known, not when it happened */
            isRecorded: boolean;
            /** @example sale */
            kind: string;
            title: string;
        };
        CommissionTotals: {
            /** @description What is in this state */
            amount: components["schemas"]["Money"];
            /** @description One with amounts in several states counts in each */
            count: number;
            state: components["schemas"]["CommissionState"];
            /** @description Pending bonuses that wait for a settlement; nobody may approve them yet */
            unsettled: boolean;
        };
        Correction: {
            /**
             * Format: int64
             * @description From now on, in minor units
             */
            amount: number;
            /** @description In words that the partner may read */
            reason: string;
            /**
             * Format: int64
             * @description Held, pending and approved together, as its author saw them
             */
            seen: number;
        };
        /** @enum {string} */
        CustomerActivityKind: "deposit" | "wager" | "net-revenue";
        CustomerToFind: {
            customerId?: string;
            /** @description As it was sent with the signup */
            email?: string;
            /** @description Id or code of the program; with customerId */
            program?: string;
        };
        Daily: {
            clicks: number;
            commission: components["schemas"]["Money"][];
            /** Format: date */
            day: string;
            gross: components["schemas"]["Money"][];
            sales: number;
            signups: number;
        };
        DeadLetter: {
            /** Format: uuid */
            eventId: string;
            eventType: string;
            /** @description The consumer group that failed */
            group: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Parked: the organisation stands still for this group until somebody decides
             * @enum {string}
             */
            kind: "parked" | "dead-letter";
            /** @description Of the log */
            position: string;
            reason: string;
            service: string;
            /** Format: date-time */
            since: string;
        };
        DealAmounts: {
            /** @description What was charged: after discount, with tax and shipping */
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Minor units
             */
            discount?: number;
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            shipping?: number;
            /**
             * Format: int64
             * @description Minor units
             */
            tax?: number;
        };
        DecisionItem: {
            /**
             * Format: int64
             * @description The amount as its author saw it, in minor units
             */
            amount?: number;
            /** Format: uuid */
            id: string;
        };
        /** @enum {string} */
        DecisionKind: "approved" | "withdrawn" | "rejected" | "rejected-as-fraud" | "reopened" | "released" | "corrected" | "entered";
        DecisionResult: {
            /** @description Ids */
            decided: string[];
            /** @description Of the log */
            position: string;
            refused: components["schemas"]["RefusedDecision"][];
        };
        Decisions: {
            items: components["schemas"]["DecisionItem"][];
        };
        ExchangeRate: {
            /**
             * @description ISO 4217 code
             * @example JPY
             */
            base: string;
            /**
             * Format: date
             * @description The sale's day, in its program's zone
             * @example 2026-10-31
             */
            day: string;
            /**
             * @description ISO 4217 code
             * @example GBP
             */
            quote: string;
            /**
             * @description A decimal above 0, as text
             * @example 0.0052
             */
            rate: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ExchangeRatesPage: {
            /** @description The newest day first */
            items: components["schemas"]["ExchangeRate"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        FailedVerification: {
            /** Format: uuid */
            id: string;
            /** @description `verification-cut-off`: its process has ended */
            problem: components["schemas"]["Problem"];
            /** Format: date-time */
            since: string;
        };
        Fault: {
            /** @description Why an item was refused by itself */
            code?: components["schemas"]["ProblemCode"];
            message: string;
            /**
             * @description Where in the input
             * @example amount.currency
             */
            path: string;
        };
        Figures: {
            /** @description Without those of bots */
            clicks: number;
            commission: components["schemas"]["Money"][];
            /** @description Sales divided by clicks */
            conversionRate: number | null;
            gross: components["schemas"]["Money"][];
            refunded: components["schemas"]["Money"][];
            sales: number;
            signups: number;
            /** @description A visitor counts once a link and day */
            uniqueClicks: number;
        };
        FoundCustomer: {
            /** @description The sender's */
            customerId: string;
            erased: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            program: string;
        };
        ImportFault: {
            code: string;
            line: number;
            reason: string;
        };
        ImportResult: {
            added: number;
            /** @description Lines of the rows that were added */
            addedLines: number[];
            /** @description Rows that were not taken */
            errors: components["schemas"]["ImportFault"][];
            /** @description Were there before */
            unchanged: number;
        };
        ImportRows: {
            /** @description Id or code of the program */
            program: string;
            /** @description Each with its line in the file, and its columns as text */
            rows: ({
                line?: number;
            } & {
                [key: string]: string | number;
            })[];
        };
        Invitation: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            partner: string;
            /** @description Where the partner accepts it */
            url: string;
        };
        InvitationAcceptance: {
            name: string;
            password: string;
            token: string;
        };
        JudgedTouch: {
            /** Format: date-time */
            at: string | null;
            /** @enum {string} */
            kind: "click" | "code" | "imported";
            /** @description Its code */
            link: string | null;
            partnerName: string | null;
            reason: string;
            won: boolean;
        };
        LateTouches: {
            /** @description What the landing page got as tributary_click */
            clickToken?: string;
            /** @description Code of a link that the customer had named */
            code?: string;
            /**
             * Format: date-time
             * @description When the code was named; the signup's moment where it is missing
             */
            occurredAt?: string;
        };
        LeftOut: {
            amount: components["schemas"]["Money"];
            /** Format: uuid */
            partner: string;
            partnerName: string;
            reason: string;
        };
        Link: {
            campaign: string | null;
            code: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            partner: string;
            /** Format: uuid */
            program: string;
            programName: string;
            /** @description Where it leads; null: the landing page of the program */
            target: string | null;
            /** @description What a partner publishes */
            url: string;
        };
        LinkFigures: {
            clicks: number;
            commission: components["schemas"]["Money"][];
            /** Format: uuid */
            link: string;
            sales: number;
            signups: number;
            /** @description Clicks of the last 30 days, the last day last */
            trend: number[];
            uniqueClicks: number;
        };
        LinksPage: {
            items: components["schemas"]["Link"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        /** @description A rule that did not pay */
        LostRule: {
            /** @description Of the order, from 1; null: the whole of it */
            line: number | null;
            reason: string;
            rule: string;
        };
        MadeApiKey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @description Shown once */
            key: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            name: string;
            /** @description How the key begins */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
        };
        Mail: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            link: string | null;
            /**
             * @description Kept: no SMTP server is configured
             * @enum {string}
             */
            state: "kept" | "sent" | "failed";
            subject: string;
            text: string;
            to: string;
        };
        MailPage: {
            items: components["schemas"]["Mail"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        ManualEntry: {
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Under which it is in the list of commissions
             */
            commission: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            partner: string;
            /** @description Of the log */
            position: string;
            /** Format: uuid */
            program: string;
            reason: string;
            /** @description Id of the entry whose opposite it is */
            undoes: string | null;
        };
        Membership: {
            /** Format: uuid */
            id: string;
            organisation: components["schemas"]["Organisation"];
            /**
             * Format: uuid
             * @description Set for partner roles
             */
            partner: string | null;
            role: components["schemas"]["Role"];
        };
        MembershipChoice: {
            /** Format: uuid */
            id: string;
        };
        MissingExchangeRate: {
            /** @description ISO 4217 code */
            base: string;
            /** @description How many wait for it */
            commissions: number;
            /**
             * Format: date
             * @example 2026-10-31
             */
            day: string;
            /** @description ISO 4217 code */
            quote: string;
            /** @description What counts in a partner's volume or month by it, also where no rule pays; no such period is settled */
            sales: number;
        };
        Money: {
            /**
             * Format: int64
             * @description Minor units
             * @example 1284
             */
            amount: number;
            /**
             * @description ISO 4217 code
             * @example GBP
             */
            currency: string;
        };
        /** @description What a customer did that is no sale */
        NewActivity: {
            /** @description Below 0 for net revenue alone */
            amount: components["schemas"]["Money"];
            customerId: string;
            /** @description Your id of it */
            externalId: string;
            kind: components["schemas"]["CustomerActivityKind"];
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
        };
        NewApiKey: {
            /** @example Shop */
            name: string;
            scopes: components["schemas"]["Scope"][];
        };
        NewChargeback: {
            /** @description What is at stake */
            amount: components["schemas"]["Money"];
            /** @description Your id of the sale */
            chargebackOf: string;
            customerId?: string;
            /** @description Your id of the chargeback */
            externalId: string;
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
        };
        NewConversion: {
            /** @description What was charged: after discount, with tax and shipping */
            amount: components["schemas"]["Money"];
            /** @description Of the order */
            country?: string;
            /** @description A code of the order; that of a link is a touch as well */
            coupon?: string;
            /** @description Missing for a buyer nobody knows */
            customerId?: string;
            /** @description Your id of the deal whose invoice it is */
            deal?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            discount?: number;
            /** @description Your id of the sale */
            externalId: string;
            /** @description Your number of the invoice */
            invoice?: string;
            lines?: components["schemas"]["NewLine"][];
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * Format: date-time
             * @description Start of the time that it pays for; its own moment without
             */
            serviceFrom?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            shipping?: number;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
            /** @description Your id of the subscription that it renews */
            subscription?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            tax?: number;
        };
        /** @description An approved deal: from then on the customer is this partner's */
        NewDeal: {
            customerId: string;
            /** @description Your id of the deal */
            externalId: string;
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code */
            partner: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
        };
        /** @description One unit of `base` is `rate` of `quote`, in whole units */
        NewExchangeRate: {
            /**
             * @description ISO 4217 code
             * @example JPY
             */
            base: string;
            /**
             * Format: date
             * @description The sale's day, in its program's zone
             * @example 2026-10-31
             */
            day: string;
            /**
             * @description ISO 4217 code
             * @example GBP
             */
            quote: string;
            /**
             * @description A decimal above 0, as text
             * @example 0.0052
             */
            rate: string;
        };
        NewExchangeRates: {
            rates: components["schemas"]["NewExchangeRate"][];
        };
        /** @description A lead that has become a qualified one */
        NewLead: {
            country?: string;
            customerId?: string;
            /** @description Your id of the lead */
            externalId: string;
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
        };
        /** @description The lines of an order add up to its amount, or to it without tax and shipping */
        NewLine: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            category?: string;
            /**
             * Format: int64
             * @description Of the line itself
             */
            discount?: number;
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            product?: string;
            /**
             * @description Units or lots, a decimal as text
             * @example 2
             */
            quantity?: string;
            /**
             * Format: int64
             * @description Of the line itself
             */
            tax?: number;
            /**
             * Format: int64
             * @description Minor units
             */
            unitAmount?: number;
        };
        NewLink: {
            campaign?: string;
            /**
             * @description Chosen code; one is made up where it is missing
             * @example willow-wren
             */
            code?: string;
            /** @description Id or code of the partner; partners make links for themselves */
            partner?: string;
            /** @description Id or code of the program */
            program: string;
            /** @description A page on the site of the program */
            target?: string;
        };
        NewManualEntry: {
            /** @description Above or below 0, in the program's currency */
            amount: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description Of your own, so that sending it twice posts it once
             */
            id?: string;
            /** @description Id or code */
            partner: string;
            /** @description Id or code */
            program: string;
            /** @description Why, in words that the partner may read */
            reason: string;
        };
        NewParent: {
            /** @description What it was when you saw it; refused where it has changed */
            from?: string | null;
            /**
             * Format: date-time
             * @description From when on; now where it is missing, never before a priced sale
             */
            occurredAt?: string;
            /** @description Id or code of the partner above; null for none */
            parent: string | null;
        };
        NewPartner: {
            /**
             * @description Short code, unique in the organisation
             * @example willow-wren
             */
            code: string;
            country?: string;
            /** Format: email */
            email: string;
            /** @description Send an invitation at once */
            invite?: boolean;
            name: string;
            /** @default affiliate */
            type?: components["schemas"]["PartnerType"];
        };
        NewPayoutRun: {
            /** @example GBP */
            currency: string;
        };
        NewPlan: {
            /** @description How many versions there were when its author looked; refused where there are others by now */
            after?: number;
            /**
             * @description A further version begins then, or now where this is left out: a day, which begins in the program's zone, or a moment with its zone; null, no beginning, is for the first alone
             * @example 2026-12-01
             */
            from?: string | null;
            plan: components["schemas"]["Plan"];
            /** @description Id or code */
            program: string;
        };
        NewProgram: {
            /** @default last-click */
            attribution?: components["schemas"]["Attribution"];
            /**
             * @description Short code, unique in the organisation
             * @example shop
             */
            code: string;
            /**
             * @description ISO 4217 code of what it pays in
             * @example GBP
             */
            currency: string;
            /** @description Where its links lead */
            landingUrl?: string | null;
            /** @description Name that partners see */
            name: string;
            /**
             * @description Days from click to signup
             * @default 30
             */
            windowDays?: number;
            /** @default UTC */
            zone?: string;
        };
        NewRefund: {
            amount: components["schemas"]["Money"];
            customerId?: string;
            /** @description Your id of the refund */
            externalId: string;
            /** @description Which lines it gives back; they add up to it */
            lines?: components["schemas"]["RefundLine"][];
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Units that it gives back of the whole order
             * @example 2
             */
            quantity?: string;
            /** @description Your id of the sale; without it the latest sales of the customer bear the refund */
            refundOf?: string;
            /**
             * @description What refundOf names
             * @default sale
             * @enum {string}
             */
            refundOfKind?: "sale" | "deposit" | "wager" | "net-revenue";
            /**
             * Format: int64
             * @description Minor units
             */
            shipping?: number;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            tax?: number;
        };
        NewSignup: {
            /** @description What the landing page got as tributary_click */
            clickToken?: string;
            /** @description Code of a link that the customer named */
            code?: string;
            country?: string;
            /** @description The customer's id in your system */
            customerId: string;
            /** Format: email */
            email?: string;
            /** @description Attributes of your own, at most 50, which rules may read */
            meta?: {
                [key: string]: string | number | boolean;
            };
            name?: string;
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
            /** @description Id or code of the program */
            program: string;
            /**
             * @description Who sends it; ids are unique per source
             * @default default
             */
            source?: string;
        };
        NewTier: {
            /** @description What it was when you saw it; refused where it has changed */
            from?: string | null;
            /**
             * Format: date-time
             * @description From when on; now where it is missing, never before a priced sale
             */
            occurredAt?: string;
            /** @description Id or code of a program; all programs that have no tier of their own without it */
            program?: string | null;
            /** @description As plans name it; null for none */
            tier: string | null;
        };
        NextPayout: {
            amounts: components["schemas"]["Money"][];
            blockers: components["schemas"]["PayoutBlocker"][];
            /** Format: date */
            date: string | null;
        };
        NextRun: {
            /** Format: uuid */
            id: string;
            number: number;
        };
        Occurrence: {
            /**
             * Format: date-time
             * @description Now where it is missing
             */
            occurredAt?: string;
        };
        OpenInvitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Its name */
            organisation: string;
            /** @description Its name */
            partner: string;
            /** @enum {string} */
            state: "open" | "accepted" | "revoked" | "expired";
        };
        Organisation: {
            id: string;
            name: string;
            /**
             * @description Time zone
             * @example UTC
             */
            zone: string;
        };
        OrganisationName: {
            id: string;
            name: string;
        };
        OvertakenVersion: {
            /**
             * Format: date-time
             * @description For when it was planned
             */
            from: string;
            version: number;
        };
        Partner: {
            access: components["schemas"]["PartnerAccess"];
            /** @description Unique in the organisation */
            code: string;
            country: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** @description Name and address are gone for good */
            erased: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            invitedAt: string | null;
            /** Format: date-time */
            joinedAt: string | null;
            name: string;
            /** @description Whose sub-partner it is */
            parent: components["schemas"]["PartnerParent"] | null;
            state: components["schemas"]["PartnerState"];
            /** @description In all programs that have none of their own for it */
            tier: string | null;
            /** @description All that hold now */
            tiers: components["schemas"]["PartnerTier"][];
            type: components["schemas"]["PartnerType"];
        };
        /** @enum {string} */
        PartnerAccess: "none" | "invited" | "joined" | "revoked";
        PartnerFigures: {
            clicks: number;
            commission: components["schemas"]["Money"][];
            gross: components["schemas"]["Money"][];
            /** Format: uuid */
            partner: string;
            partnerName: string;
            sales: number;
            signups: number;
        };
        PartnerParent: {
            code: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            since: string;
        };
        PartnersPage: {
            items: components["schemas"]["Partner"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        /** @enum {string} */
        PartnerState: "active" | "suspended" | "terminated";
        PartnerTier: {
            /** @description Id; null: all programs that have none of their own */
            program: string | null;
            /** Format: date-time */
            since: string;
            tier: string;
        };
        /** @enum {string} */
        PartnerType: "affiliate" | "reseller" | "agency" | "integration" | "introducing-broker";
        PartnerUpdate: {
            country?: string | null;
            /** Format: email */
            email?: string;
            name?: string;
            type?: components["schemas"]["PartnerType"];
        };
        Payout: {
            amount: components["schemas"]["Money"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            paidAt: string | null;
            /** Format: uuid */
            partner: string;
            partnerName: string;
            reference: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            run: string;
            /** @enum {string} */
            state: "requested" | "paid" | "returned";
        };
        PayoutBlocker: {
            /** @enum {string} */
            code: "nothing-available" | "debt" | "awaiting-approval" | "suspended";
            detail: string;
        };
        PayoutRun: {
            /** @description Of payouts */
            count: number;
            /** Format: date-time */
            createdAt: string;
            /** @example GBP */
            currency: string;
            /** Format: uuid */
            id: string;
            /** @description While proposed: who is not paid, and why */
            leftOut: components["schemas"]["LeftOut"][];
            /** @description Counts up within the organisation */
            number: number;
            payouts: components["schemas"]["RunPayout"][];
            /** @description The later proposal that replaced it */
            replacedBy: components["schemas"]["NextRun"] | null;
            /** @enum {string} */
            state: "proposed" | "approved" | "paid" | "cancelled" | "replaced";
            total: components["schemas"]["Money"];
        };
        PayoutRunSummary: {
            /** @description Of payouts */
            count: number;
            /** Format: date-time */
            createdAt: string;
            /** @example GBP */
            currency: string;
            /** Format: uuid */
            id: string;
            /** @description Counts up within the organisation */
            number: number;
            /** @description The later proposal that replaced it */
            replacedBy: components["schemas"]["NextRun"] | null;
            /** @enum {string} */
            state: "proposed" | "approved" | "paid" | "cancelled" | "replaced";
            total: components["schemas"]["Money"];
        };
        PayoutsPage: {
            items: components["schemas"]["Payout"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        /**
         * Plan
         * @description What a program pays, as data. Amounts are whole minor units of the program's currency (pence, cents); a rate of "0.1" is 10%; dates and periods are local, in the program's zone. What is left out has the default named beside it.
         */
        Plan: {
            /** @description For editors; not read. */
            $schema?: string;
            /** @description When the hold ends, a commission of at most this is approved by itself; left out: by a person. */
            approveUpTo?: components["schemas"]["PlanMinor"];
            attribution?: components["schemas"]["PlanAttribution"];
            bonuses?: components["schemas"]["PlanBonus"][];
            /** @description The most that all partners earn together, filled in the order of recording. */
            budget?: components["schemas"]["PlanCap"];
            /** @description How many days after payment a refund still becomes a debt; 180. */
            clawbackDays?: components["schemas"]["PlanDays"];
            /** @description What partners are paid in: the program's currency, the same in all versions. */
            currency?: string;
            /**
             * @description What a deal pays on: what it was won at, or the sales that name it; won.
             * @enum {string}
             */
            deals?: "won" | "invoices";
            /**
             * @description keep: who signed up (order: first ordered) before this version stays with the one before it; follow.
             * @enum {string}
             */
            existingCustomers?: "follow" | "keep";
            /** @description Days of 24 hours between a conversion and the end of its hold; 0. */
            holdDays?: components["schemas"]["PlanDays"];
            /** @description For people. */
            name?: components["schemas"]["PlanText"];
            /** @description What the partners above earn of what a partner earns. */
            overrides?: components["schemas"]["PlanOverride"][];
            /** @description The most a partner earns under all rules together. */
            partnerCap?: components["schemas"]["PlanCap"];
            /** @description For each order line one rule wins: partner before tier before everyone, then priority, then more conditions, then order here. */
            rules: components["schemas"]["PlanRule"][];
        };
        /** @description Every member holds. */
        PlanAll: {
            all: components["schemas"]["PlanCondition"][];
        };
        /** @description At least one member holds. */
        PlanAny: {
            any: components["schemas"]["PlanCondition"][];
        };
        /** @description Whose customer or order it is. */
        PlanAttribution: {
            /**
             * @description first: a coupon wins over clicks. touch: it is one touch among the others; touch.
             * @enum {string}
             */
            coupon?: "first" | "touch";
            /**
             * @description linear and position (40/20/40) split the base; the program's own.
             * @enum {string}
             */
            model?: "last-click" | "first-click" | "linear" | "position";
            /**
             * @description customer: bound at signup, later sales follow. order: each order by its own window; customer.
             * @enum {string}
             */
            ownership?: "customer" | "order";
            /** @description Days of 24 hours from touch to signup or order, both ends included; the program's own. */
            windowDays?: components["schemas"]["PlanDays"];
        };
        /** @description One partner (by code or id; publishing writes the id) or all partners of a tier. */
        PlanAudience: {
            partner?: string;
            tier?: string;
        };
        PlanBand: {
            amount?: components["schemas"]["PlanMinor"];
            /** @description Included; minor units for revenue, else a number. */
            from: components["schemas"]["PlanMinor"];
            rate?: components["schemas"]["PlanRate"];
        };
        /**
         * @description Of what was charged: net without tax and shipping; gross all of it; before-discount is net with the discount added back.
         * @enum {string}
         */
        PlanBase: "net" | "gross" | "before-discount" | "with-shipping" | "with-tax";
        /** @description Once per partner and period, when the goal is reached. Every bonus that fits pays. */
        PlanBonus: {
            amount: components["schemas"]["PlanMinor"];
            /** @description For revenue; net. */
            base?: components["schemas"]["PlanBase"];
            by?: components["schemas"]["PlanMeasure"];
            for?: components["schemas"]["PlanAudience"];
            /** @description At least this. */
            goal: components["schemas"]["PlanMinor"];
            key: components["schemas"]["PlanKey"];
            name?: components["schemas"]["PlanText"];
            /** @description Left out: once in a lifetime. */
            period?: components["schemas"]["PlanPeriod"];
            /** @description Which sales count, without line.*; all. */
            when?: components["schemas"]["PlanCondition"];
        };
        PlanBound: string | number;
        /** @description A rate by month of the relationship; each holds until the next. On sale. */
        PlanByMonth: {
            /** @constant */
            kind: "by-month";
            months: {
                from: number;
                rate: components["schemas"]["PlanRate"];
            }[];
        };
        /** @description The most that is paid in a period; without a period, for life. */
        PlanCap: {
            amount: components["schemas"]["PlanMinor"];
            period?: components["schemas"]["PlanPeriod"];
        };
        PlanChange: {
            /** @description Null where it is removed */
            after: string | null;
            /** @description Null where it is added */
            before: string | null;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "renamed";
            /** @description In the new plan; of what is removed, in the old one */
            path: string;
        };
        /** @description all and any nest at most 5 deep. */
        PlanCondition: components["schemas"]["PlanAll"] | components["schemas"]["PlanAny"] | components["schemas"]["PlanTest"];
        PlanCount: number;
        /** @description A day from 2000 to 2199, such as 2026-10-31, in the program's zone. */
        PlanDate: string;
        PlanDays: number;
        /** @description A decimal as text, such as "0.125": at most 12 digits before the point and 12 after it. */
        PlanDecimal: string;
        /** @description What is read, as it was at the conversion, such as sale.country, line.category or meta.channel; money is in minor units of the sale's own currency. With line.* the rule wins lines. */
        PlanField: string;
        PlanFinding: {
            /**
             * @description Stable
             * @example not-ascending
             */
            code: string;
            message: string;
            /**
             * @description Empty: the plan as a whole
             * @example rules[2].pays.bands[1].from
             */
            path: string;
        };
        /** @description A fixed amount, once per conversion. On sale, signup, lead and deal. */
        PlanFlat: {
            amount: components["schemas"]["PlanMinor"];
            /** @constant */
            kind: "flat";
            /**
             * @description The amount follows the base that remains.
             * @constant
             */
            proportional?: true;
        };
        /** @description A fixed amount and a share, one commission. On sale and deal. */
        PlanHybrid: {
            amount: components["schemas"]["PlanMinor"];
            /** @constant */
            kind: "hybrid";
            /**
             * @description The amount follows the base that remains.
             * @constant
             */
            proportional?: true;
            rate: components["schemas"]["PlanRate"];
        };
        /** @description 1 to 40 of a-z, 0-9 and -; unique among rules, bonuses and overrides. A cap goes on under the same key in the next version. */
        PlanKey: string;
        /**
         * @description Standing sales' base, their number, or how many customers have one; revenue.
         * @enum {string}
         */
        PlanMeasure: "revenue" | "count" | "active-customers";
        /** @description Whole minor units: 500 is 5.00 pounds; at most 10^12, as much as one entry holds. */
        PlanMinor: number;
        /** @description A share of a month's revenue, which may be negative and then pays nothing. On revenue. */
        PlanNetRevenue: {
            /**
             * @description A negative sum moves to the next month.
             * @constant
             */
            carryOver?: true;
            /** @constant */
            kind: "net-revenue";
            rate: components["schemas"]["PlanRate"];
        };
        /** @description For each level one override wins: for the parent itself, then its tier, then everyone. */
        PlanOverride: {
            /** @description The parent, or the parent's tier. */
            for?: components["schemas"]["PlanAudience"];
            key: components["schemas"]["PlanKey"];
            /** @description 1 is the parent of who earned, 2 its parent. */
            level: number;
            name?: components["schemas"]["PlanText"];
            /**
             * @description Of what the child earns after limits, or of the remaining net base; target.
             * @enum {string}
             */
            of?: "target" | "base";
            rate: components["schemas"]["PlanRate"];
        };
        PlanPays: components["schemas"]["PlanPercentage"] | components["schemas"]["PlanFlat"] | components["schemas"]["PlanPerUnit"] | components["schemas"]["PlanPerClick"] | components["schemas"]["PlanHybrid"] | components["schemas"]["PlanTiered"] | components["schemas"]["PlanByMonth"] | components["schemas"]["PlanQualifiedCpa"] | components["schemas"]["PlanNetRevenue"];
        /** @description A share of the base. On sale and deal. */
        PlanPercentage: {
            /** @constant */
            kind: "percentage";
            rate: components["schemas"]["PlanRate"];
        };
        /** @description An amount for each click of a closed day. On click. */
        PlanPerClick: {
            /** @description Minor units for one click. */
            amount: components["schemas"]["PlanDecimal"];
            /** @constant */
            kind: "per-click";
        };
        /**
         * @description Calendar periods in the program's zone; a week is the ISO week.
         * @enum {string}
         */
        PlanPeriod: "week" | "month" | "quarter" | "year";
        /** @description An amount for each unit or lot of the lines won. On sale. */
        PlanPerUnit: {
            /** @description Minor units for one unit: "0.5" is half a penny. */
            amount: components["schemas"]["PlanDecimal"];
            /** @constant */
            kind: "per-unit";
        };
        /** @description An amount once all that is named is reached, counted from the signup. On qualification. */
        PlanQualifiedCpa: {
            amount: components["schemas"]["PlanMinor"];
            /** @description The sum of standing deposits. */
            deposit?: components["schemas"]["PlanMinor"];
            /** @constant */
            kind: "cpa";
            /** @description The sum of what was wagered. */
            wagering?: components["schemas"]["PlanMinor"];
            /** @description Days of 24 hours from the signup, the end included; without limit. */
            withinDays?: components["schemas"]["PlanDays"];
        };
        /** @description A fraction from 0 to 1 as text: "0.1" is 10%. */
        PlanRate: string;
        PlanReview: {
            /** @description Against the version in force when this one begins */
            changes: components["schemas"]["PlanChange"][];
            /** @description Of which `changes` speaks; null where there is none */
            comparedTo: number | null;
            /** @description With any of these it cannot be published */
            errors: components["schemas"]["PlanFinding"][];
            /**
             * Format: date-time
             * @description When it would begin; the first version has no beginning
             */
            from: string | null;
            /** @description What is to come and would never be in force, because this begins no later and is published after it */
            overtaken: components["schemas"]["OvertakenVersion"][];
            /** @description Empty where its structure cannot be read */
            sentences: components["schemas"]["PlanSentence"][];
            warnings: components["schemas"]["PlanFinding"][];
            /**
             * @description The program's, in which its days begin
             * @example Europe/Berlin
             */
            zone: string;
        };
        PlanRule: {
            /** @description What percentages, ladders of revenue and the minimum order look at; net. */
            base?: components["schemas"]["PlanBase"];
            /** @description The most this rule pays a partner. */
            cap?: components["schemas"]["PlanCap"];
            /** @description Whom it is for; everyone of the program. */
            for?: components["schemas"]["PlanAudience"];
            /** @description The first day it fits. */
            from?: components["schemas"]["PlanDate"];
            key: components["schemas"]["PlanKey"];
            /** @description How long a customer earns under this rule: so many standing payments, or months; for life. */
            lasts?: {
                months?: number;
                payments?: components["schemas"]["PlanCount"];
            };
            /** @description At most this for one conversion. */
            maximum?: components["schemas"]["PlanMinor"];
            /** @description At least this, while anything remains. */
            minimum?: components["schemas"]["PlanMinor"];
            /** @description Pays nothing while the base of the whole conversion that remains is below it. */
            minimumOrder?: components["schemas"]["PlanMinor"];
            /** @description For people; the key. */
            name?: components["schemas"]["PlanText"];
            /**
             * @description What it pays for: an order or invoice; a signup, qualified lead or won deal, once each; clicks of a closed day; a customer's qualification; a partner's revenue of a month. sale.
             * @enum {string}
             */
            on?: "sale" | "signup" | "lead" | "deal" | "click" | "qualification" | "revenue";
            /**
             * @description Pays beside the winner.
             * @constant
             */
            onTop?: true;
            pays: components["schemas"]["PlanPays"];
            /** @description The lower number first; 100. */
            priority?: number;
            /** @description Which of the customer's standing sales: the first, those after it, or the n-th to the m-th; every one. */
            purchase?: ("first" | "later") | {
                from: components["schemas"]["PlanCount"];
                to?: components["schemas"]["PlanCount"];
            };
            /** @description The first day it fits no more. */
            until?: components["schemas"]["PlanDate"];
            /** @description Which conversions or lines it fits; every one. */
            when?: components["schemas"]["PlanCondition"];
        };
        PlanScalar: string | number | boolean;
        PlanScalars: components["schemas"]["PlanScalar"][];
        PlanSentence: {
            /**
             * @description The part of the plan that it is about
             * @example rules[0]
             */
            path: string;
            /** @example Every partner earns 10% of the net amount of each sale. */
            text: string;
        };
        /** @description One comparison. A missing attribute makes all but exists false. */
        PlanTest: {
            atLeast?: components["schemas"]["PlanBound"];
            atMost?: components["schemas"]["PlanBound"];
            /** @description Both ends included. */
            between?: components["schemas"]["PlanBound"][];
            contains?: components["schemas"]["PlanText"];
            endsWith?: components["schemas"]["PlanText"];
            exists?: boolean;
            field: components["schemas"]["PlanField"];
            in?: components["schemas"]["PlanScalars"];
            is?: components["schemas"]["PlanScalar"];
            isNot?: components["schemas"]["PlanScalar"];
            notIn?: components["schemas"]["PlanScalars"];
            over?: components["schemas"]["PlanBound"];
            startsWith?: components["schemas"]["PlanText"];
            under?: components["schemas"]["PlanBound"];
        };
        PlanText: string;
        /** @description Bands by what the partner sold in a period. On sale. */
        PlanTiered: {
            /** @description Ascending, the first from 0; all with a rate, or all with an amount per conversion. */
            bands: components["schemas"]["PlanBand"][];
            by?: components["schemas"]["PlanMeasure"];
            /** @constant */
            kind: "tiered";
            /**
             * @description marginal: each slice at its own rate. whole: the band reached re-rates the period; marginal.
             * @enum {string}
             */
            method?: "marginal" | "whole";
            /** @description Left out: a lifetime, which is marginal. */
            period?: components["schemas"]["PlanPeriod"];
        };
        PlanVersion: {
            /**
             * Format: date-time
             * @description The first version has no beginning
             */
            from: string | null;
            /** @description A partner sees what may apply to it */
            plan: components["schemas"]["Plan"];
            /** Format: uuid */
            program: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description The account or API key; null for partners */
            publishedBy: string | null;
            /** @description The same in words */
            sentences: components["schemas"]["PlanSentence"][];
            /** @description Counts up within the program */
            version: number;
        };
        /** @description RFC 9457 */
        Problem: {
            /** @description Stable */
            code: components["schemas"]["ProblemCode"];
            detail?: string;
            /** @description What is wrong with the input or with the items that it names, all of it at once */
            errors?: components["schemas"]["Fault"][];
            status: number;
            title: string;
            /** @example /problems/unknown-program */
            type: string;
        };
        /** @enum {string} */
        ProblemCode: "malformed-json" | "malformed-request" | "not-signed-in" | "wrong-credentials" | "session-expired" | "not-permitted" | "cross-site-request" | "setup-done" | "not-found" | "unknown-program" | "unknown-link" | "unknown-partner" | "unknown-commission" | "unknown-entry" | "unknown-conversion" | "unknown-chargeback" | "unknown-deal" | "unknown-customer" | "unknown-payout-run" | "unknown-payout" | "unknown-invitation" | "unknown-read-model" | "unknown-dead-letter" | "unknown-session" | "unknown-api-key" | "already-exists" | "different-content" | "amount-changed" | "commission-on-hold" | "bonus-not-settled" | "payout-under-way" | "program-ended" | "nothing-to-pay" | "wrong-state" | "invitation-closed" | "changed-meanwhile" | "body-too-large" | "unsupported-media-type" | "invalid-input" | "unknown-currency" | "amount-out-of-range" | "lines-do-not-add-up" | "sum-out-of-range" | "moment-in-future" | "target-not-allowed" | "unstorable-text" | "wrong-password" | "too-many-requests" | "not-ready" | "service-away" | "verification-cut-off" | "internal-error";
        ProfileUpdate: {
            country?: string | null;
            /** Format: email */
            email?: string;
            name?: string;
        };
        Program: {
            attribution: components["schemas"]["Attribution"];
            /** @description Unique in the organisation */
            code: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description What it pays in
             * @example GBP
             */
            currency: string;
            /** Format: uuid */
            id: string;
            landingUrl: string | null;
            name: string;
            state: components["schemas"]["ProgramState"];
            /** @description Days from click to signup */
            windowDays: number;
            zone: string;
        };
        /** @enum {string} */
        ProgramState: "draft" | "active" | "paused" | "ended";
        RatesImport: {
            /** @description Each with its line in the file, and day, base, quote and rate as text */
            rows: ({
                line?: number;
            } & {
                [key: string]: string | number;
            })[];
        };
        ReadModel: {
            generation: number;
            /** @description How many positions the log's end is ahead */
            lag: number;
            name: string;
            /** @description Something that its service derived from what it has read is not in the log yet */
            outgoing: boolean;
            /** @description Of the log */
            position: string;
            rebuilding: boolean;
            service: string;
        };
        ReasonedDecisions: {
            items: components["schemas"]["DecisionItem"][];
            reason?: string;
        };
        ReceiptLine: {
            amount: components["schemas"]["Money"];
            /** @description Minor units as a decimal, of a step that is not rounded yet */
            exact: string | null;
            /** @enum {string} */
            kind: "item" | "subtract" | "total";
            label: string;
        };
        RecordedAnswer: {
            externalId: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /** @description Of the log */
            position: string;
            /** Format: uuid */
            program: string;
            source: string;
        };
        RecordedExchangeRates: {
            added: number;
            /** @description As they are recorded */
            rates: components["schemas"]["NewExchangeRate"][];
            /** @description Were recorded before */
            unchanged: number;
        };
        Referral: {
            /** Format: date-time */
            clickedAt: string | null;
            /** @description Masked for partners */
            customer: string;
            /** Format: uuid */
            id: string;
            linkCode: string | null;
            /**
             * Format: uuid
             * @description Null: nobody has earned it
             */
            partner: string | null;
            /** Format: uuid */
            program: string;
            programName: string;
            /** Format: date-time */
            signedUpAt: string;
            /** @enum {string} */
            state: "signed-up" | "unattributed";
        };
        ReferralsPage: {
            items: components["schemas"]["Referral"][];
            /** @description The cursor of the next page; null on the last */
            next: string | null;
        };
        RefundLine: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /** @description Its number in the order, from 1 */
            line: number;
            /**
             * @description Units or lots, a decimal as text
             * @example 2
             */
            quantity?: string;
        };
        RefusedDecision: {
            code: components["schemas"]["ProblemCode"];
            detail: string;
            /** Format: uuid */
            id: string;
        };
        Rejection: {
            /**
             * @description The customer earns nobody anything more
             * @default false
             */
            fraud?: boolean;
            items: components["schemas"]["DecisionItem"][];
            /** @description In words that the partner can answer */
            reason: string;
        };
        /** @description A refund that no sale can bear, or what is approved and not paid of a customer of whom a sale was rejected for fraud */
        ReviewItem: {
            /** @description What is left over, or approved and not paid */
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
            customer: string | null;
            /**
             * Format: uuid
             * @description Of the refund or the commission
             */
            id: string;
            kind: components["schemas"]["ReviewKind"];
            /** Format: uuid */
            program: string;
            /** @description The sender's id of the refund or of the sale */
            reference: string;
        };
        /** @enum {string} */
        ReviewKind: "refund-surplus" | "approved-of-fraud";
        /** @enum {string} */
        Role: "admin" | "program-manager" | "finance" | "partner-owner" | "partner-member";
        RunningVerification: {
            /** @description Replayed so far */
            facts: number;
            /** Format: uuid */
            id: string;
            /** @description How much of the log has been read */
            percent: number;
            /** Format: date-time */
            since: string;
            /**
             * @description It waits until the books hold what was recorded, replays the facts, and compares
             * @enum {string}
             */
            step: "waiting" | "replaying" | "comparing";
        };
        RunPayout: {
            amount: components["schemas"]["Money"];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            partner: string;
            partnerCode: string;
            partnerName: string;
            /** @enum {string} */
            state: "proposed" | "requested" | "paid" | "returned";
        };
        /** @enum {string} */
        Scope: "*" | "signups:write" | "conversions:write" | "partners:write" | "programs:write" | "commissions:read" | "analytics:read";
        SeenPayoutRun: {
            /**
             * Format: int64
             * @description The sum as its author saw it, in minor units
             */
            amount: number;
            /** @description The number of payouts as its author saw it */
            count: number;
        };
        Session: {
            account: components["schemas"]["Account"];
            membership: components["schemas"]["Membership"];
            /** @description Of the same account */
            memberships: components["schemas"]["Membership"][];
        };
        /** @enum {string} */
        SettledPeriod: "week" | "month" | "quarter" | "year" | "lifetime";
        Setup: {
            /** Format: email */
            email: string;
            name?: string;
            /** @example Northwind Gifts */
            organisation: string;
            password: string;
        };
        SetupResult: {
            /** @description Shown once */
            apiKey: string;
            organisation: components["schemas"]["OrganisationName"];
        };
        SetupState: {
            /** @description There is no organisation yet */
            needed: boolean;
        };
        SignedInDevice: {
            /** Format: date-time */
            createdAt: string;
            /** @description The session that asks */
            current: boolean;
            /** @description What it calls itself */
            device: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
        };
        SignIn: {
            email: string;
            password: string;
        };
        SignupAnswer: {
            customerId: string;
            /** Format: uuid */
            id: string;
            /** @description Of the log */
            position: string;
            /** Format: uuid */
            program: string;
            /** @description How many clicks and codes of the program it carries */
            touches: number;
        };
        SkipReason: {
            /** @description Why the event is given up */
            reason: string;
        };
        Standing: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            change: "suspended" | "reinstated" | "terminated";
            reason: string | null;
        };
        StandingReason: {
            /** @description Why, for staff; the partner is not told */
            reason?: string;
        };
        Summary: {
            /** Format: date-time */
            asOf: string;
            current: components["schemas"]["Figures"];
            /** Format: date */
            from: string;
            /** @description The period of the same length just before */
            previous: components["schemas"]["Figures"];
            /** Format: date */
            to: string;
        };
        TradeAnswer: {
            amount: components["schemas"]["Money"];
            externalId: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /** @description Of the log */
            position: string;
            /** Format: uuid */
            program: string;
            source: string;
        };
        Undoing: {
            /** @description Why, in words that the partner may read */
            reason: string;
        };
        /** @description What a bonus is for and what may still change */
        UnsettledPeriod: {
            /**
             * Format: date
             * @description Its first day; null of a lifetime
             */
            from: string | null;
            period: components["schemas"]["SettledPeriod"];
        };
        Verification: {
            /** @description Everything was derived again, and is the same */
            agrees: boolean;
            /** Format: date-time */
            at: string;
            commissions: number;
            differences: string[];
            /** @description SHA-256 over sorted natural keys and amounts */
            digest: string;
            durationMs: number;
            entries: number;
            facts: number;
            totals: components["schemas"]["VerifiedTotal"][];
        };
        Verifications: {
            /** @description Why the latest came to no result */
            failed: components["schemas"]["FailedVerification"] | null;
            /** @description The last result. Null: there was none yet */
            last: components["schemas"]["Verification"] | null;
            /** @description Null: none runs */
            running: components["schemas"]["RunningVerification"] | null;
        };
        VerifiedTotal: {
            /**
             * Format: int64
             * @description Minor units
             */
            approved: number;
            /** @example GBP */
            currency: string;
            /**
             * Format: int64
             * @description Minor units
             */
            held: number;
            /**
             * Format: int64
             * @description Minor units
             */
            pending: number;
        };
    };
    responses: {
        /** @description `already-exists`: This exists already. */
        AlreadyExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `amount-changed`: The amount has changed since you saw it.
         *
         *     `wrong-state`: This is not possible in its present state.
         */
        AmountChangedOrWrongState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `amount-changed`: The amount has changed since you saw it.
         *
         *     `wrong-state`: This is not possible in its present state.
         *
         *     `changed-meanwhile`: Somebody else changed this at the same time. Try again.
         */
        AmountChangedOrWrongStateOrChangedMeanwhile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `amount-changed`: The amount has changed since you saw it.
         *
         *     `wrong-state`: This is not possible in its present state.
         *
         *     `commission-on-hold`: The hold has not ended.
         *
         *     `bonus-not-settled`: Sales of its period may still undo this bonus. It can be approved once the period is settled.
         */
        AmountChangedOrWrongStateOrCommissionOnHoldOrBonusNotSettled: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `amount-changed`: The amount has changed since you saw it.
         *
         *     `wrong-state`: This is not possible in its present state.
         *
         *     `payout-under-way`: A payout to this partner is under way. Wait for its result.
         */
        AmountChangedOrWrongStateOrPayoutUnderWay: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body-too-large`: The body is too large. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `changed-meanwhile`: Somebody else changed this at the same time. Try again. */
        ChangedMeanwhile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cross-site-request`: This request came from another site. */
        CrossSiteRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `cross-site-request`: This request came from another site.
         *
         *     `not-permitted`: Your role may not do this.
         */
        CrossSiteRequestOrNotPermitted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `different-content`: Something else was recorded under this id; correct it by amending. */
        DifferentContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal-error`: Something went wrong on our side. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid-input`: Some of the input is not valid. */
        InvalidInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         */
        InvalidInputOrUnstorableText: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `amount-out-of-range`: The amount is negative or too large.
         */
        InvalidInputOrUnstorableTextOrAmountOutOfRange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `moment-in-future`: The moment lies in the future.
         */
        InvalidInputOrUnstorableTextOrMomentInFuture: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `target-not-allowed`: A link may only lead to the site of its program.
         */
        InvalidInputOrUnstorableTextOrTargetNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `unknown-currency`: ISO 4217 knows no such currency.
         */
        InvalidInputOrUnstorableTextOrUnknownCurrency: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `unknown-currency`: ISO 4217 knows no such currency.
         *
         *     `amount-out-of-range`: The amount is negative or too large.
         *
         *     `lines-do-not-add-up`: The lines do not add up to the amount.
         *
         *     `moment-in-future`: The moment lies in the future.
         */
        InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrLinesDoNotAddUpOrMomentInFuture: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `unknown-currency`: ISO 4217 knows no such currency.
         *
         *     `amount-out-of-range`: The amount is negative or too large.
         *
         *     `moment-in-future`: The moment lies in the future.
         */
        InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrMomentInFuture: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `unknown-currency`: ISO 4217 knows no such currency.
         *
         *     `sum-out-of-range`: A sum is too large to be answered exactly.
         */
        InvalidInputOrUnstorableTextOrUnknownCurrencyOrSumOutOfRange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid-input`: Some of the input is not valid.
         *
         *     `unstorable-text`: The text contains characters that cannot be stored.
         *
         *     `wrong-password`: The current password is another one.
         */
        InvalidInputOrUnstorableTextOrWrongPassword: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invitation-closed`: The invitation is no longer open. */
        InvitationClosed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `malformed-json`: The body is not valid JSON. */
        MalformedJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `malformed-request`: The request cannot be read. */
        MalformedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `nothing-to-pay`: Nobody has money available in this currency.
         *
         *     `changed-meanwhile`: Somebody else changed this at the same time. Try again.
         */
        NothingToPayOrChangedMeanwhile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-permitted`: Your role may not do this. */
        NotPermitted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not-permitted`: Your role may not do this.
         *
         *     `cross-site-request`: This request came from another site.
         */
        NotPermittedOrCrossSiteRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-ready`: Not ready to serve. */
        NotReady: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not-ready`: Not ready to serve.
         *
         *     `service-away`: A part of Tributary does not answer. Try again in a moment.
         */
        NotReadyOrServiceAway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not-signed-in`: Sign in first.
         *
         *     `session-expired`: Your session has ended. Sign in again.
         */
        NotSignedInOrSessionExpired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not-signed-in`: Sign in first.
         *
         *     `session-expired`: Your session has ended. Sign in again.
         *
         *     `wrong-credentials`: The e-mail address or the password is wrong.
         */
        NotSignedInOrSessionExpiredOrWrongCredentials: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `program-ended`: The program has ended.
         *
         *     `already-exists`: This exists already.
         */
        ProgramEndedOrAlreadyExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `program-ended`: The program has ended.
         *
         *     `different-content`: Something else was recorded under this id; correct it by amending.
         */
        ProgramEndedOrDifferentContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `program-ended`: The program has ended.
         *
         *     `wrong-state`: This is not possible in its present state.
         */
        ProgramEndedOrWrongState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `service-away`: A part of Tributary does not answer. Try again in a moment. */
        ServiceAway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `setup-done`: This installation is set up already. */
        SetupDone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too-many-requests`: Too many requests. Wait a moment. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait */
                "retry-after"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-api-key`: There is no such API key. */
        UnknownApiKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-chargeback`: There is no such chargeback. */
        UnknownChargeback: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-commission`: There is no such commission. */
        UnknownCommission: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-conversion`: There is no such conversion. */
        UnknownConversion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-customer`: There is no such customer. */
        UnknownCustomer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unknown-customer`: There is no such customer.
         *
         *     `unknown-link`: There is no such link.
         */
        UnknownCustomerOrUnknownLink: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-dead-letter`: There is no such parked event. */
        UnknownDeadLetter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-deal`: There is no such deal. */
        UnknownDeal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-entry`: There is no such entry. */
        UnknownEntry: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-invitation`: There is no such invitation. */
        UnknownInvitation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-partner`: There is no such partner. */
        UnknownPartner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unknown-partner`: There is no such partner.
         *
         *     `unknown-program`: There is no such program.
         */
        UnknownPartnerOrUnknownProgram: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-payout-run`: There is no such payout run. */
        UnknownPayoutRun: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unknown-payout-run`: There is no such payout run.
         *
         *     `unknown-payout`: There is no such payout in this run.
         */
        UnknownPayoutRunOrUnknownPayout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-program`: There is no such program. */
        UnknownProgram: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unknown-program`: There is no such program.
         *
         *     `unknown-link`: There is no such link.
         */
        UnknownProgramOrUnknownLink: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unknown-program`: There is no such program.
         *
         *     `unknown-partner`: There is no such partner.
         */
        UnknownProgramOrUnknownPartner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-read-model`: There is no such read model. */
        UnknownReadModel: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-session`: There is no such session. */
        UnknownSession: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type`: Send application/json. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong-credentials`: The e-mail address or the password is wrong. */
        WrongCredentials: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong-state`: This is not possible in its present state. */
        WrongState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `wrong-state`: This is not possible in its present state.
         *
         *     `changed-meanwhile`: Somebody else changed this at the same time. Try again.
         */
        WrongStateOrChangedMeanwhile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "session.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrWrongPassword"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "tradeKinds.activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActivity"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "analytics.activity": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "actors.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members of staff, also former ones, and API keys, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Actor"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "analytics.daily": {
        parameters: {
            query?: {
                /** @description How many days up to the last, where `from` is left out */
                days?: number;
                /** @description First day, in each program's zone */
                from?: string;
                /** @description Partners see their own figures, whatever stands here */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Last day, included; today when left out */
                to?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Daily"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "analytics.links": {
        parameters: {
            query?: {
                /** @description How many days up to the last, where `from` is left out */
                days?: number;
                /** @description First day, in each program's zone */
                from?: string;
                /** @description Partners see their own figures, whatever stands here */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Last day, included; today when left out */
                to?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkFigures"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "analytics.partners": {
        parameters: {
            query?: {
                /** @description How many days up to the last, where `from` is left out */
                days?: number;
                /** @description First day, in each program's zone */
                from?: string;
                limit?: number;
                /** @description Partners see their own figures, whatever stands here */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Last day, included; today when left out */
                to?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerFigures"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "analytics.summary": {
        parameters: {
            query?: {
                /** @description How many days up to the last, where `from` is left out */
                days?: number;
                /** @description First day, in each program's zone */
                from?: string;
                /** @description Partners see their own figures, whatever stands here */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Last day, included; today when left out */
                to?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiKey"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "apiKeys.remove": {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownApiKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "balances.balances": {
        parameters: {
            query?: {
                /** @description Partners see their own, whatever stands here */
                partner?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.chargeback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChargeback"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.lost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Occurrence"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownChargeback"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.won": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Occurrence"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownChargeback"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "commissions.list": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                /** @description Sales from this moment on */
                from?: string;
                limit?: number;
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Part of an order number or of a partner code; for staff also a whole customer id */
                search?: string;
                /** @description The newest sale first, or the oldest */
                sort?: "-soldAt" | "soldAt";
                /** @description With an amount in it; of a state without amounts, such as reversed, in it as a whole */
                state?: components["schemas"]["CommissionState"];
                /** @description Sales before this moment */
                to?: string;
                /** @description Only pending bonuses that wait for a settlement, or all but them: `state=pending&unsettled=false` may be approved */
                unsettled?: "true" | "false";
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionsPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownProgram"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "explanations.explain": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionExplanation"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownCommission"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decisions"];
            };
        };
        responses: {
            /** @description At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: its `errors` name each item as `items.0` with the code of its refusal */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongStateOrCommissionOnHoldOrBonusNotSettled"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programExports.export": {
        parameters: {
            query: {
                format?: "csv";
                /** @description One row a commission instead of one a partner */
                lines?: "1";
                /** @description Id or code */
                program: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts in minor units */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownProgram"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "ownCommissions.export": {
        parameters: {
            query?: {
                /** @description Sales from this moment on */
                from?: string;
                /** @description Id or code */
                program?: string;
                /** @description Part of an order number or of a partner code; for staff also a whole customer id */
                search?: string;
                /** @description With an amount in it; of a state without amounts, such as reversed, in it as a whole */
                state?: components["schemas"]["CommissionState"];
                /** @description Sales before this moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a partner earned, a row each, as its list is filtered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownProgram"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: its `errors` name each item as `items.0` with the code of its refusal */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedDecisions"];
            };
        };
        responses: {
            /** @description At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: its `errors` name each item as `items.0` with the code of its refusal */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decisions"];
            };
        };
        responses: {
            /** @description At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: its `errors` name each item as `items.0` with the code of its refusal */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "commissions.totals": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionTotals"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "decisions.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonedDecisions"];
            };
        };
        responses: {
            /** @description At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: its `errors` name each item as `items.0` with the code of its refusal */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCommission"];
            409: components["responses"]["AmountChangedOrWrongStateOrPayoutUnderWay"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "trade.conversion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConversion"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrLinesDoNotAddUpOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "trade.amendment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Amendment"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownConversion"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrLinesDoNotAddUpOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeal"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgramOrUnknownPartner"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.dealAmended": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealAmounts"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownDeal"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "tradeKinds.dealWon": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealAmounts"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownDeal"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "exchangeRates.list": {
        parameters: {
            query?: {
                /** @description ISO 4217 code */
                base?: string;
                /** @description What `next` of the page before answered */
                cursor?: string;
                /** @description The first day */
                from?: string;
                limit?: number;
                /** @description ISO 4217 code */
                quote?: string;
                /** @description The last day */
                to?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRatesPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "exchangeRates.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One rate, or a list; the same again changes nothing, another for the same day counts for what is not priced yet */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExchangeRate"] | components["schemas"]["NewExchangeRates"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedExchangeRates"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            409: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "exchangeRates.missing": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What commissions and volumes wait for, the oldest day first */
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingExchangeRate"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "imports.links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRows"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partnerImports.partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRows"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "exchangeRates.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatesImport"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "imports.referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRows"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "imports.sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRows"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "invitations.show": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitation"];
                };
            };
            404: components["responses"]["UnknownInvitation"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `tributary_session`: the session, for scripts of no page */
                    "set-cookie"?: string;
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["WrongCredentials"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["UnknownInvitation"];
            409: components["responses"]["InvitationClosed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "tradeKinds.lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLead"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "links.list": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
                /** @description Id or code */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Part of the code, of the campaign or of the page it leads to */
                search?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinksPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "links.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgramOrUnknownPartner"];
            409: components["responses"]["ProgramEndedOrAlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrTargetNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "live.follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Does not end by itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "mail.list": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "manualEntries.post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewManualEntry"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualEntry"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualEntry"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgramOrUnknownPartner"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrAmountOutOfRange"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "manualEntries.undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undoing"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualEntry"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManualEntry"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownEntry"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "balances.next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextPayout"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "documentation.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "operations.deadLetters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "operations.replay": {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownDeadLetter"];
            409: components["responses"]["WrongState"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "operations.skip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipReason"];
            };
        };
        responses: {
            204: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownDeadLetter"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "operations.readModels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadModel"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "operations.rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadModel"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownReadModel"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "setup.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpiredOrWrongCredentials"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "partners.list": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
                /** @description Part of a code or name, or a whole e-mail address */
                search?: string;
                /** @description Of the partner or of its access */
                state?: "active" | "suspended" | "terminated" | "none" | "invited" | "joined" | "revoked";
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnersPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPartner"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.one": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownPartner"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerUpdate"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["ChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "places.parent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParent"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.standing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownPartner"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.suspend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "partners.terminate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "places.tier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTier"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartnerOrUnknownProgram"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.list": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRunSummary"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayoutRun"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            409: components["responses"]["NothingToPayOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrSumOutOfRange"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.one": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownPayoutRun"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenPayoutRun"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPayoutRun"];
            409: components["responses"]["AmountChangedOrWrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.cancel": {
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
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPayoutRun"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.export": {
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
            /** @description For a bank */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownPayoutRun"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.pay": {
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
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPayoutRun"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "payoutRuns.returnPayout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                payout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A bank has sent the payout back */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPayoutRunOrUnknownPayout"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "balances.payouts": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutsPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "ownPayouts.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a partner was paid, a row each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "plans.list": {
        parameters: {
            query: {
                /** @description Id or code of the program */
                program: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first */
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersion"][];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownProgram"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "plans.publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersion"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "plans.schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The JSON Schema of plans, for editors */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": Record<string, never>;
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "plans.validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description What would be said of it, and nothing is changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanReview"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "profile.one": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownPartner"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "profile.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileUpdate"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownPartner"];
            409: components["responses"]["WrongStateOrChangedMeanwhile"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.list": {
        parameters: {
            query?: never;
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrency"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["UnknownProgram"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["ProgramEndedOrWrongState"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["ProgramEndedOrWrongState"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "programs.pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["ProgramEndedOrWrongState"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "referrals.list": {
        parameters: {
            query?: {
                /** @description What `next` of the page before answered */
                cursor?: string;
                limit?: number;
                /** @description Id or code */
                partner?: string;
                /** @description Id or code */
                program?: string;
                /** @description Part of the customer's id; staff only, because partners see it masked */
                search?: string;
            };
            header?: {
                /** @description A position that a write answered: the answer contains it, or says that it is stale */
                "tributary-after"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Present where the answer does not contain the position of tributary-after yet */
                    "tributary-stale"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralsPage"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "erasures.erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCustomer"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCustomer"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "ownReferrals.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who signed up through a partner, customers masked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "erasures.find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerToFind"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCustomer"][];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "trade.refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgram"];
            409: components["responses"]["DifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrUnknownCurrencyOrAmountOutOfRangeOrLinesDoNotAddUpOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "reviews.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "session.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "session.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `tributary_session`: the session, for scripts of no page */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["WrongCredentials"];
            403: components["responses"]["CrossSiteRequestOrNotPermitted"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "session.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["CrossSiteRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "session.switchTo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipChoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "session.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDevice"][];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "session.end": {
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownSession"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "setup.state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "setup.setUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description `tributary_session`: the session, for scripts of no page */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupResult"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["WrongCredentials"];
            403: components["responses"]["CrossSiteRequestOrNotPermitted"];
            409: components["responses"]["SetupDone"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableText"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    "trade.signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignup"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignupAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignupAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownProgramOrUnknownLink"];
            409: components["responses"]["ProgramEndedOrDifferentContent"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "trade.touches": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LateTouches"];
            };
        };
        responses: {
            /** @description Was there before; nothing has changed */
            200: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignupAnswer"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description Bring it as tributary-after to read what was written; absent where nothing was */
                    "tributary-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignupAnswer"];
                };
            };
            400: components["responses"]["MalformedJson"];
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            404: components["responses"]["UnknownCustomerOrUnknownLink"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInputOrUnstorableTextOrMomentInFuture"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "verification.look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verifications"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermitted"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "verification.run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningVerification"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["NotReadyOrServiceAway"];
        };
    };
    "balances.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceVerification"];
                };
            };
            401: components["responses"]["NotSignedInOrSessionExpired"];
            403: components["responses"]["NotPermittedOrCrossSiteRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceAway"];
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "live";
                    };
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            503: components["responses"]["NotReady"];
        };
    };
    "redirect.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program has no landing page: thanks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description To the target of the link, with the token of the click as tributary_click */
            302: {
                headers: {
                    location?: string;
                    /** @description `tributary_visitor`, from a visitor that has none yet */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such link */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The click cannot be counted right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
}
