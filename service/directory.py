"""What follows when a person confirms a printed name, or takes that back."""

from __future__ import annotations

from casefile.directory import Confirmation, Directory, Naming, NotConfirmable, name_key
from casefile.matters import Matter
from casefile.store import Store, printed_facts
from completeness.places import has_own_word
from service.engine import Engine


def confirm(store: Store, engine: Engine, entered: Naming, person: str) -> Confirmation:
    """Enter a naming in the firm's directory, and judge again the matters that print the name.

    Raises NotConfirmable where it cannot stand there; the message says why.
    """
    for name in (entered.printed, entered.provider):
        if not has_own_word(name):
            raise NotConfirmable(
                f"{name} could be anybody. The directory needs a name with a word of its own."
            )
    confirmed = store.directory.confirm(entered, person)
    _spread(store, engine, confirmed.naming, person, "confirmed")
    return confirmed


def take_back(store: Store, engine: Engine, confirmation: int, person: str) -> Confirmation:
    """Take a confirmation back, and judge again the matters that print the name.

    Raises KeyError where there is none, NotConfirmable where it was taken back before.
    """
    taken = store.directory.take_back(confirmation, person)
    _spread(store, engine, taken.naming, person, "took back")
    return taken


def providers_to_choose(store: Store, matter: Matter) -> tuple[str, ...]:
    """Give what a printed name may be: the providers asked in a matter, and the directory's."""
    directory = store.directory.in_force()
    asked = [r.provider for r in matter.requests if directory.known(r.provider) == r.provider]
    names = {name_key(name): name for name in (*asked, *directory.providers)}
    return tuple(sorted(names.values(), key=str.casefold))


def _spread(store: Store, engine: Engine, naming: Naming, person: str, did: str) -> None:
    """Note it in each matter that it changes, and have that judged again."""
    alone = Directory([naming])
    told = f"{did} that {naming.printed} is {naming.known_as}"
    for matter in store.directory.may_concern(naming):
        printed = printed_facts(store, matter)
        if alone.applied(printed) != printed:
            store.activity.log(person, told, matter=matter)
            engine.judge_again(matter)
