import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly onChange: (visibility: Record<string, boolean>) => void;
}

export function ColumnsMenu({ columns, visibility, onChange }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} aria-hidden />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map(({ id, header }) => (
            <Checkbox
              key={id}
              size="sm"
              label={header}
              checked={visibility[id] ?? true}
              onChange={(event) => onChange({ ...visibility, [id]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
