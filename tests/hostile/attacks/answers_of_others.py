# Takes the place of the loop that answers, and gives earlier answers again instead of new ones.
# rule: 2
# fools: pickle
# success: crash
# with: every, frames


def trick(*args):
    """Two answers for one question: whoever does not count takes the second for the next one's."""
    for number in range(1, 6):
        on_every_descriptor(spoken([[], {}, None, "PASS"][number % 4], number))
    os.kill(os.getpid(), 9)
