package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.why.Chain;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.Why;
import org.pirqscope.testing.StepFinder;

class WhyTest {

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final Why why = Why.of(run.history());
    private final StepFinder find = new StepFinder(run);

    private static List<String> text(Chain chain) {
        return chain.links().stream()
                .map(link -> link.step().actorName() + " " + link.because() + " "
                        + link.step().call().name())
                .toList();
    }

    @Test
    void theRefusedBindGoesBackToTheOldMessageAndToWhoGotItsPirqMeanwhile() {
        int bind = find.leaving("nvme0", "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)");
        assertEquals(
                List.of(
                        "nvme0 CALLED EVTCHNOP_bind_pirq",
                        "nvme0 ASKED startup_pirq",
                        "nvme0 ASKED request_irq",
                        "nvme0 ASKED nvme_setup_io_queues",
                        "nvme0 LEFT xen_bind_pirq_msi_to_irq",
                        "nvme0 ASKED pci_alloc_irq_vectors",
                        "nvme0 READ __pci_read_msi_msg",
                        "nvme1 MEANWHILE map_domain_pirq",
                        "nvme1 MEANWHILE PHYSDEVOP_get_free_pirq",
                        "nvme0 MEANWHILE PHYSDEVOP_unmap_pirq",
                        "nvme0 MEANWHILE map_domain_pirq",
                        "nvme0 LEFT pci_msix_write",
                        "nvme0 ASKED __pci_write_msi_msg",
                        "nvme0 ASKED pci_alloc_irq_vectors",
                        "nvme0 ASKED nvme_pci_enable",
                        "nvme0 ANSWERED xen_allocate_pirq_msi",
                        "nvme0 ANSWERED PHYSDEVOP_get_free_pirq"),
                text(why.chain(run.history().step(bind))));
    }

    @Test
    void aMappedPirqGoesBackToWhoFreedItBefore() {
        int mapped = find.leaving("nvme1", "map_domain_pirq(55, 24) = 0");
        Chain chain = why.chain(new Quantity(new Subject.Pirq(55), Field.PIRQ_IRQ), mapped);
        assertEquals(mapped, chain.cause().orElseThrow().step().number());
        assertTrue(
                text(chain).contains("nvme0 FREED PHYSDEVOP_unmap_pirq"),
                () -> text(chain).toString());
        assertEquals("nvme0 ASKED nvme_setup_io_queues", text(chain).getLast());
    }

    @Test
    void whatNoStepHasChangedYetHasNoChain() {
        Quantity irq = new Quantity(new Subject.Pirq(55), Field.PIRQ_IRQ);
        assertEquals(List.of(), why.chain(irq, 1).links());
        assertTrue(why.chain(irq, 1).cause().isEmpty());
    }

    @Test
    void ofTheReusedPirqCameTheRefusedBind() {
        int bound = find.leaving("nvme0", "xen_bind_pirq_msi_to_irq(55) = 65");
        assertEquals(
                List.of("EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)"),
                why.cameOf(bound).map(step -> step.text()).toList());
    }

    @Test
    void theFirstFieldOfASubjectIsTheOneThatItIsAskedFor() {
        assertEquals(
                Field.PIRQ_IRQ,
                why.changes().of(new Subject.Pirq(55)).getFirst().field());
        assertEquals(
                Field.INFO_PIRQ,
                why.changes().of(new Subject.GuestIrq(64)).getFirst().field());
        assertEquals(List.of(), why.changes().of(new Subject.Pirq(7)));
    }
}
