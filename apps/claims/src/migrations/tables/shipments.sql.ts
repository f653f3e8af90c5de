/** The part of tracking's knowledge that claims need; `eligibility` is what can be claimed, by type, until when. */
export const shipmentTables = `
  CREATE TABLE shipments (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    carrier text NOT NULL,
    waybill text NOT NULL,
    service text NOT NULL,
    status text NOT NULL CHECK (status IN ('registered', 'delivered', 'lost_suspected', 'exception', 'recovered')),
    sub_reason text,
    shipped_at timestamptz NOT NULL,
    promised_at timestamptz,
    delivered_at timestamptz,
    lost_suspected_at timestamptz,
    last_status_at timestamptz,
    pieces integer NOT NULL CHECK (pieces > 0),
    fee_amount bigint,
    fee_currency char(3),
    goods_value_amount bigint,
    goods_value_currency char(3),
    insured_value_amount bigint,
    insured_value_currency char(3),
    remedy_id uuid,
    eligibility jsonb NOT NULL
  );
  CREATE INDEX shipments_waybill ON shipments (waybill, shipped_at DESC);

  CREATE TABLE incidents (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    shipment_id uuid NOT NULL REFERENCES shipments (id),
    reporter_id text NOT NULL,
    type text NOT NULL,
    description text NOT NULL,
    place text,
    pieces_affected integer CHECK (pieces_affected > 0),
    occurred_at timestamptz NOT NULL,
    reported_at timestamptz NOT NULL
  );
  CREATE INDEX incidents_reporter ON incidents (reporter_id, reported_at DESC);
  CREATE INDEX incidents_shipment ON incidents (shipment_id);

  CREATE TABLE incident_photos (
    id uuid PRIMARY KEY,
    incident_id uuid NOT NULL REFERENCES incidents (id),
    organisation_id uuid NOT NULL,
    reporter_id text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 char(64) NOT NULL,
    shared_sha256 char(64),
    added_at timestamptz NOT NULL,
    UNIQUE (incident_id, sha256)
  );
`;
