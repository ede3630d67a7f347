import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Grip } from './order-buttons.js';
import classes from './sortable.module.css';

export interface SortableListProps {
  readonly ids: readonly string[];
  readonly onMove: (id: string, to: number) => void;
  /** Cards of these ids, in their order. */
  readonly children: ReactNode;
}

/** A list whose order counts: it is changed by dragging, and by the keys of a handle. */
export function SortableList({ ids, onMove, children }: SortableListProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list draws all its cards again; it is one where an id is
  const items = useMemo(() => [...ids], [ids.join('\n')]);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) onMove(String(active.id), ids.indexOf(String(over.id)));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What a card of such a list is drawn with, and what its handle takes. */
export function useSortableCard(id: string, isFixed = false) {
  const { setNodeRef, transform, transition, isDragging, attributes, listeners } = useSortable({
    id,
    disabled: isFixed,
  });
  const style = { transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition };
  const looks = [classes['card'], isDragging && classes['dragged'], isFixed && classes['fixed']];
  return {
    card: { ref: setNodeRef, style, className: looks.filter(Boolean).join(' ') },
    handle: { ...attributes, ...listeners },
  };
}

export interface DragHandleProps {
  readonly label: string;
  readonly handle: object;
  readonly mt?: number;
}

export function DragHandle({ label, handle, mt = 0 }: DragHandleProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      mt={mt}
      className={classes['handle'] ?? ''}
      {...handle}
      aria-label={label}
    >
      <Grip />
    </ActionIcon>
  );
}
