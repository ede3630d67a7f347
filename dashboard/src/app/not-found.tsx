import { FrontDoor } from '../ui/front-door.js';
import { ButtonLink } from '../ui/link.js';

export function NotFound() {
  return (
    <FrontDoor title="There is no such page" lead="The address may be misspelled, or what was here has been deleted.">
      <ButtonLink to="/" size="md" fullWidth>
        To the flags
      </ButtonLink>
    </FrontDoor>
  );
}
