import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims of several types for the goods of one parcel together get no more than the goods are worth, where that is
 * known. A trigger, because two people decide two claims at the same time: the parcel's row makes one wait.
 */
export class ParcelPaidOnce1795838600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION claims_goods_left() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE worth bigint; beside bigint;
      BEGIN
        SELECT goods_value_amount INTO worth FROM shipments
        WHERE id = NEW.shipment_id AND goods_value_currency = NEW.currency FOR NO KEY UPDATE;
        SELECT coalesce(sum(approved_amount), 0) INTO beside FROM claims
        WHERE shipment_id = NEW.shipment_id AND id <> NEW.id AND decision IN ('approved', 'approved_partial')
          AND settlement <> 'recovered' AND currency = NEW.currency
          AND type IN ('loss', 'damage', 'partial_loss', 'swapped_contents', 'delivered_not_received');
        IF beside > 0 AND NEW.approved_amount > worth - beside THEN
          RAISE EXCEPTION 'more approved than the goods are worth'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_goods_left', TABLE = 'claims';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER claims_goods_left AFTER UPDATE OF approved_amount ON claims FOR EACH ROW
        WHEN (NEW.approved_amount > coalesce(OLD.approved_amount, 0)
          AND NEW.type IN ('loss', 'damage', 'partial_loss', 'swapped_contents', 'delivered_not_received'))
        EXECUTE FUNCTION claims_goods_left();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER claims_goods_left ON claims; DROP FUNCTION claims_goods_left');
  }
}
