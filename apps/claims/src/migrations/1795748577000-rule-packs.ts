import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a claim keeps of the rules it was filed under, and the facts of its own that rules ask for. */
export class RulePacks1795748577000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claims
        ADD COLUMN rule_pack text,
        ADD COLUMN rule_pack_version integer,
        ADD COLUMN filed_for text NOT NULL DEFAULT 'sender' CHECK (filed_for IN ('sender', 'recipient')),
        ADD COLUMN weight_grams integer CHECK (weight_grams > 0),
        ADD COLUMN cod_amount bigint CHECK (cod_amount >= 0),
        ADD COLUMN salvage_amount bigint CHECK (salvage_amount >= 0);
      -- Which findings there are is said by the rules that make them.
      ALTER TABLE claim_findings
        DROP CONSTRAINT claim_findings_kind_check,
        ADD CONSTRAINT claim_findings_kind_check CHECK (kind ~ '^[a-z]+(_[a-z]+)*$');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claims DROP COLUMN rule_pack, DROP COLUMN rule_pack_version, DROP COLUMN filed_for,
        DROP COLUMN weight_grams, DROP COLUMN cod_amount, DROP COLUMN salvage_amount`);
  }
}
