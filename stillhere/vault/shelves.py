"""A space with its keys in hand: streams, slots and shelves of sealed events."""

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

import attrs
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from stillhere.core import codec
from stillhere.vault import envelope, erasing, gone, sealing
from stillhere.vault.keys import Identity
from stillhere.vault.models import Record, Space
from stillhere.vault.names import PersonId, Shelf, SpaceId, Stream
from stillhere.vault.rows import rows_of
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.transactions import Conflict

SLOT = "slot:"


class NotYours(Exception):
    """Another person's row: it is never changed or deleted from here."""


class Closed(Exception):
    """The space takes nothing more: one of the two has left."""


class WrittenByNewer(Exception):
    """A newer version of this program wrote it: it is never overwritten here."""


class CannotRead(Exception):
    """A row of this stream does not open: it was damaged or tampered with."""


@attrs.frozen
class Entry:
    """One event as it was read; one that does not verify reads as ``Unverified``."""

    stream: Stream
    version: int
    writer: PersonId
    event: object = attrs.field(repr=False)
    verified: bool = True


@attrs.frozen
class OpenSpace:
    """A space with its keys, in the hands of one of its members."""

    id: SpaceId
    me: PersonId
    epoch: int
    index_key: Key = attrs.field(repr=False)
    seal_keys: dict[int, Key] = attrs.field(repr=False)
    identity: Identity = attrs.field(repr=False)
    shared: bool = False
    closed: bool = False
    """One of the two has left: only now unsealed tombstones count."""
    pins: dict[PersonId, bytes] = attrs.field(factory=dict, repr=False)
    """Whose signatures are known: a person and their public signing key."""
    _ahead: dict[Stream, list[Record]] = attrs.field(factory=dict, repr=False, eq=False)
    """What ``ahead.read_ahead`` has read; any write here forgets it."""
    _opened: dict[uuid.UUID, Entry] = attrs.field(factory=dict, repr=False, eq=False)
    """What of that was opened, by row, so that nothing is opened twice."""
    _slots: dict[str, Stream] = attrs.field(factory=dict, repr=False, eq=False)
    """Streams of slots by name: home asks for the same ones several times."""

    def slot(self, name: str) -> Stream:
        """Return the fixed stream of a slot: a thing there is only one of."""
        found = self._slots.get(name)
        if found is None:
            hashed = sealing.keyed_hash(self.index_key, "slot", name)
            found = self._slots[name] = Stream(hashed.hex())
        return found

    def stream(self, token: str) -> Stream:
        """Return the stream of a new thing: the same for the same form token."""
        return Stream(sealing.keyed_hash(self.index_key, "new", token).hex())

    def shelf(self, kind: str, month: date | None = None) -> Shelf:
        """Return where things of a kind stand, by month if they are dated."""
        return self._shelf(_label(kind, month))

    def _shelf(self, label: str) -> Shelf:
        return Shelf(sealing.keyed_hash(self.index_key, "shelf", label).hex())

    def current(self, name: str) -> Entry | None:
        """Return the newest version of a slot, which is its whole value."""
        return self.currents(name)[name]

    def currents(self, *names: str) -> dict[str, Entry | None]:
        """Return the newest version of several slots with one query."""
        streams = {name: self.slot(name) for name in names}
        found = self._of(streams.values())
        newest = {name: found[stream][-1:] for name, stream in streams.items()}
        return {
            name: self._read(*rows) if rows else None for name, rows in newest.items()
        }

    def point(
        self, name: str, value: object, *, seen: Entry | None, forget: bool = False
    ) -> Entry:
        """Write the slot's next version after ``seen`` and prune one's own older ones.

        What stood there comes back with an older backup, unless it is to ``forget``.

        :raises Conflict: if it was changed since.
        :raises WrittenByNewer: if its value is one this code does not know.
        """
        if seen is not None and isinstance(seen.event, codec.Newer):
            raise WrittenByNewer
        after = seen.version if seen else 0
        stream = self.slot(name)
        entry = self.append(stream, value, after=after, shelf=SLOT + name)
        old = self._rows().filter(
            stream=stream, version__lt=entry.version, writer=self.me
        )
        if forget:
            gone.note(*(gone.bytes_mark(bytes(row.sealed)) for row in old))
        old.delete()
        erasing.ask()
        return entry

    def renew(self, name: str, value: object, *, seen: Entry) -> None:
        """Write a slot's value in place of ``seen``: the row and its version stay.

        So whoever compares copies of the disk sees that it was sealed anew, as each
        unlock does (:meth:`freshen`), and not whether it was changed.

        :raises Conflict: if it was changed since.
        :raises NotYours: if somebody else wrote it.
        :raises WrittenByNewer: if its value is one this code does not know.
        """
        if isinstance(seen.event, codec.Newer):
            raise WrittenByNewer
        if seen.writer != self.me:
            raise NotYours
        self._lock()
        row = self._newest(name)
        if row is None or row.version != seen.version or self._read(row) != seen:
            raise Conflict
        letter = envelope.Letter(label=SLOT + name, payload=codec.encode(value))
        self.reseal(row, letter)
        erasing.ask()

    def freshen(self, name: str) -> None:
        """Seal a slot anew, whatever it holds; one that does not open stays."""
        self._lock()
        row = self._newest(name)
        if row is not None and row.writer == self.me:
            with suppress(CannotRead):
                self.reseal(row, self._letter(row))
                erasing.ask()

    def _newest(self, name: str) -> Record | None:
        rows = self._rows().filter(stream=self.slot(name))
        return rows.order_by("-version").first()

    def events(self, stream: Stream) -> list[Entry]:
        """Return every event of a stream, oldest first; none if it is not here.

        One that does not open reads as ``Unverified``: the others can still be read.
        """
        return [self._tried(row) for row in self._of([stream])[stream]]

    def _of(self, streams: Iterable[Stream]) -> dict[Stream, list[Record]]:
        """Return the rows of these streams, oldest first."""
        wanted = list(streams)
        known = self._ahead if all(stream in self._ahead for stream in wanted) else None
        return known or rows_of([(self.id, wanted)])[0]

    def append(
        self,
        stream: Stream,
        event: object,
        *,
        after: int,
        shelf: str,
        month: date | None = None,
    ) -> Entry:
        """Write ``event`` as the version after ``after``.

        :raises Conflict: if that version is there already.
        :raises Closed: if the space takes nothing more.
        """
        letter = envelope.Letter(
            label=_label(shelf, month), payload=codec.encode(event)
        )
        self.append_letter(stream, letter, after=after)
        return Entry(stream, after + 1, self.me, event)

    def append_letter(
        self, stream: Stream, letter: envelope.Letter, *, after: int
    ) -> Record:
        """Write an event that is packed already; as :meth:`append`."""
        return self.append_letters([(stream, after + 1, letter)])[0]

    def append_letters(
        self, letters: Iterable[tuple[Stream, int, envelope.Letter]]
    ) -> list[Record]:
        """Write packed events with their versions, all or none; as :meth:`append`."""
        self._lock()
        rows = [self._row(stream, version, one) for stream, version, one in letters]
        try:
            with transaction.atomic():
                return Record.objects.bulk_create(rows, batch_size=100)
        except IntegrityError:
            raise Conflict from None

    def _row(self, stream: Stream, version: int, letter: envelope.Letter) -> Record:
        row = Record(
            id=envelope.new_id(),
            space_id=self.id,
            shelf=self._shelf(letter.label),
            stream=stream,
            version=version,
            writer=self.me,
            epoch=self.epoch,
        )
        self._fill(row, letter)
        return row

    def on_shelf(self, kind: str, month: date | None = None) -> list[Entry]:
        """Return what stands on a shelf, a stream after the other, oldest first."""
        return self._on([self.shelf(kind, month)])

    def on_shelves(self, kind: str, months: Iterable[date]) -> list[Entry]:
        """Return what stands on the shelves of several months, with one query."""
        return self._on([self.shelf(kind, month) for month in months])

    def _on(self, shelves: list[Shelf]) -> list[Entry]:
        rows = self._rows().filter(shelf__in=shelves)
        return [self._tried(row) for row in rows.order_by("stream", "version")]

    def withdraw(self, entry: Entry) -> None:
        """Put a tombstone in place of one's own event. :raises NotYours: else."""
        self._lock()
        row = self._rows().get(stream=entry.stream, version=entry.version)
        if row.writer != self.me:
            raise NotYours
        label, before = self._letter(row).label, bytes(row.sealed)
        row.epoch = self.epoch
        self._fill(
            row,
            envelope.Letter(label=label, payload=codec.encode(codec.Withdrawn())),
        )
        row.save(force_update=True, update_fields=("epoch", "sealed"))
        gone.note(gone.replaced(before, bytes(row.sealed), epoch=row.epoch))
        erasing.ask()

    def erase(self, stream: Stream) -> None:
        """Delete one's own rows of a stream."""
        self._forget()
        deleted, _rows = self._rows().filter(stream=stream, writer=self.me).delete()
        if deleted:
            gone.note(gone.stream_mark(self.id, stream, self.me))
        erasing.ask()

    def mine(self) -> list[tuple[Record, envelope.Letter | None]]:
        """Return one's own rows with what they hold, in the order of their streams.

        None stands for what does not open, or was written by somebody else.
        """
        rows = self._rows().filter(writer=self.me).order_by("stream", "version")
        return [(row, self.my_letter(row)) for row in rows]

    def my_letter(self, row: Record) -> envelope.Letter | None:
        """Return what a row of one's own holds; None as in :meth:`mine`."""
        try:
            letter = self._letter(row)
            codec.decode(letter.payload)
        except (CannotRead, codec.CodecError):
            return None
        return letter if not self.shared or self._verified(row, letter) else None

    def reseal(self, row: Record, letter: envelope.Letter) -> None:
        """Seal one's own row again with today's keys; its version stays."""
        self._forget()
        row.epoch = self.epoch
        self._fill(row, letter)
        row.save(force_update=True, update_fields=("epoch", "sealed"))

    def _rows(self) -> QuerySet[Record]:
        return Record.objects.filter(space_id=self.id)

    def _lock(self) -> None:
        """Hold the space until the transaction ends, so that nobody closes it."""
        self._forget()
        space = Space.objects.select_for_update().filter(pk=self.id, closed=False)
        if not self.shared:  # in a shared one the other may be an epoch ahead
            space = space.filter(epoch=self.epoch)
        if not space.exists():
            raise Closed

    def _fill(self, row: Record, letter: envelope.Letter) -> None:
        signer = self.identity.sign_secret if self.shared else None
        row.sealed = envelope.close(
            letter, row=row, key=self.seal_keys[self.epoch], signer=signer
        )

    def _letter(self, row: Record) -> envelope.Letter:
        if self.closed and envelope.is_marker(row):
            return envelope.Letter(label="", payload=codec.encode(codec.Withdrawn()))
        try:
            return envelope.unclose(row, key=self.seal_keys[row.epoch])
        except (CannotOpen, KeyError):
            raise CannotRead from None

    def _tried(self, row: Record) -> Entry:
        try:
            return self._read(row)
        except CannotRead:
            return self._entry(row, codec.Unverified(), verified=False)

    def _read(self, row: Record) -> Entry:
        found = self._opened.get(row.pk)
        if found is None:
            found = self._open(row)
            if self._ahead:
                self._opened[row.pk] = found
        return found

    def _forget(self) -> None:
        self._ahead.clear()
        self._opened.clear()

    def _open(self, row: Record) -> Entry:
        event: object = codec.Unverified()
        verified = False
        if row.epoch in self.seal_keys:
            letter = self._letter(row)
            verified = not self.shared or self._verified(row, letter)
            event = _decoded(letter.payload) if verified else event
        return self._entry(row, event, verified=verified)

    @staticmethod
    def _entry(row: Record, event: object, *, verified: bool) -> Entry:
        return Entry(
            stream=Stream(row.stream),
            version=row.version,
            writer=PersonId(row.writer),
            event=event,
            verified=verified,
        )

    def _verified(self, row: Record, letter: envelope.Letter) -> bool:
        if self.closed and envelope.is_marker(row):
            return True
        public = self.pins.get(PersonId(row.writer))
        if public is None:
            return False
        return envelope.signed(letter, row=row, public=public, me=self.me)


def _label(kind: str, month: date | None) -> str:
    return f"{kind}@{month:%Y-%m}" if month else kind


def _decoded(payload: bytes) -> object:
    try:
        return codec.decode(payload)
    except codec.CodecError:
        raise CannotRead from None
