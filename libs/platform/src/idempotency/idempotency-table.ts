/** SQL for a service's first migration: what was answered to which `Idempotency-Key`. */
export const idempotencyTable = `
  CREATE TABLE idempotency_keys (
    scope text NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    response jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, route, key)
  );
  CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
`;
