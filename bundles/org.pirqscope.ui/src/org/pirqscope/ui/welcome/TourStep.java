package org.pirqscope.ui.welcome;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** A step of the tour: which view it brings to the front, which place of the run it goes to, and what it says there. */
enum TourStep {
    RUN("diagram", "The run", """
            Each arrow is a call, from who makes it to who answers it. Drivers stand at the left, then the \
            guest's kernel, QEMU and Xen. This run is the bug of 2017, before anything has happened.""") {
        @Override
        int place(Run run) {
            return 0;
        }
    },
    STEPPING("calls", "Stepping", """
            F5 goes into the next call, F6 over it, F7 out of it, F8 to the next finding; with Shift they go \
            back. The Calls view nests what the diagram draws, and all views follow.""") {
        @Override
        int place(Run run) {
            return first(run, "pci_alloc_irq_vectors", 0, 1);
        }
    },
    PIRQ("pirqs", "A pirq", """
            Xen has answered PHYSDEVOP_get_free_pirq: pirq 55 is nvme0's now. A row that the step has \
            changed is marked, also one that the next step takes away.""") {
        @Override
        int place(Run run) {
            return answer(run, first(run, "PHYSDEVOP_get_free_pirq", 0, 1));
        }
    },
    MESSAGE("decode", "The message", """
            The guest writes the pirq into the MSI message of entry 0: bits 19 to 12 of the address hold its \
            lower eight bits. The view shows all bits and what they stand for.""") {
        @Override
        int place(Run run) {
            return answer(run, first(run, "__pci_write_msi_msg", 0, 1));
        }
    },
    FREED("devices", "What stays", """
            The driver has given its vector back, and QEMU has unmapped pirq 55. The old message still \
            stands in the entry of nvme0: nobody takes it out.""") {
        @Override
        int place(Run run) {
            return answer(run, first(run, "PHYSDEVOP_unmap_pirq", 0, 1));
        }
    },
    TAKEN("pirqs", "The number is taken", """
            nvme1 asks Xen for a pirq and gets the one that is free: 55. From here on two devices name the \
            same number.""") {
        @Override
        int place(Run run) {
            return answer(run, first(run, "PHYSDEVOP_get_free_pirq", 1, 1));
        }
    },
    STALE("decode", "The stale hit", """
            nvme0 sets its vectors up again, reads its old message and finds pirq 55 in use. It takes that \
            for its own, so it writes nothing, and QEMU will never map the entry.""") {
        @Override
        int place(Run run) {
            return IntStream.range(0, run.length())
                            .filter(at -> run.steps().get(at).findings().stream()
                                    .anyMatch(Finding.StaleHit.class::isInstance))
                            .findFirst()
                            .orElseThrow()
                    + 1;
        }
    },
    STORY("diagram", "How it came to that", """
            While you stand at a stale hit, the diagram marks its story: who wrote the number, who freed it, \
            who got it. F4 and Shift+F4 go along it, Alt+Left goes back to where you were.""") {
        @Override
        int place(Run run) {
            return STALE.place(run);
        }
    },
    LOG("log", "What a log would show", """
            The lines that guest, QEMU and Xen print, in the words of their versions, also those that an \
            ordinary build hides. The view Debug keys shows what xl debug-keys would.""") {
        @Override
        int place(Run run) {
            return failed(run);
        }
    },
    FINDINGS("findings", "What went wrong", """
            Everything that the simulation has noticed; a click goes there. The last ones are the interrupts \
            that are lost.""") {
        @Override
        int place(Run run) {
            return run.length();
        }
    },
    SCENARIO("scenario", "Another kernel", """
            All values of the run can be changed: choose Linux 4.11 instead of 4.10, and the same order ends \
            well. Ctrl+Z takes it back; the view Runs keeps every run that was shown.""") {
        @Override
        int place(Run run) {
            return run.length();
        }
    },
    EXPLORE("explorer", "Every order", """
            One run shows one order. Explore From Start tries them all and says whether any loses an \
            interrupt, why, and which change of the versions mends it. That is the tour.""") {
        @Override
        int place(Run run) {
            return run.length();
        }
    };

    private final String view;
    private final String title;
    private final String words;

    TourStep(String view, String title, String words) {
        this.view = "org.pirqscope.ui." + view;
        this.title = title;
        this.words = words;
    }

    /** The view's name in plugin.xml. */
    String view() {
        return view;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }

    /** The position in the failing run. */
    abstract int place(Run run);

    private static int first(Run run, String call, int actor, int from) {
        return step(run, from, at -> {
            Step step = run.steps().get(at - 1);
            return step.entering()
                    && step.actor() == actor
                    && step.call().name().equals(call);
        });
    }

    private static int failed(Run run) {
        return step(
                run,
                1,
                at -> run.steps().get(at - 1).findings().stream()
                        .anyMatch(finding ->
                                finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.BIND_FAILED));
    }

    /** Where the call that is entered there is left. */
    private static int answer(Run run, int entered) {
        int partner = run.steps().get(entered - 1).partner();
        return partner == 0 ? entered : partner;
    }

    private static int step(Run run, int from, IntPredicate wanted) {
        return IntStream.rangeClosed(from, run.length())
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the failing run has no such step"));
    }

    /** All of them, in order. */
    static List<TourStep> all() {
        return List.of(values());
    }
}
