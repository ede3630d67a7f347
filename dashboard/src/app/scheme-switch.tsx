import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { Icon, type IconName } from '../ui/icons.js';

const schemes: Readonly<Record<MantineColorScheme, { next: MantineColorScheme; icon: IconName; label: string }>> = {
  auto: { next: 'light', icon: 'auto', label: 'Colours as on this device' },
  light: { next: 'dark', icon: 'sun', label: 'Light colours' },
  dark: { next: 'auto', icon: 'moon', label: 'Dark colours' },
};

/** As the device has it, light, dark, and round again. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { next, icon, label } = schemes[colorScheme];
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      title={label}
      aria-label={`${label}: change`}
      onClick={() => setColorScheme(next)}
    >
      <Icon name={icon} />
    </ActionIcon>
  );
}
