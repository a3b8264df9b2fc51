"""Goals, measures and contacts."""


def set_goal(hand):
    pass


def start_measure(hand):
    pass


def write_contact(hand, address):
    pass
