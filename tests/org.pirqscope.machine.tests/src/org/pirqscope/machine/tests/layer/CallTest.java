package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.Format;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.message.MsiMessage;

/** How calls, answers and findings read. */
class CallTest {

    private static final DeviceEntry NVME0 = new DeviceEntry(0, "nvme0", -1);

    @ParameterizedTest
    @CsvSource({
        "RC, 0, 0, false",
        "RC, 1, 1, false",
        "RC, -17, -17 (-EEXIST), true",
        "RC, -99, -99 (-99), true",
        "NUMBER_OR_RC, 55, 55, false",
        "NUMBER_OR_RC, 0, 0, false",
        "NUMBER_OR_RC, -28, -28 (-ENOSPC), true",
        "ERRNO, 0, 0, false",
        "ERRNO, -1, -1 (errno EPERM), true",
        "ERRNO, -17, -1 (errno EEXIST), true",
        "NUMBER, -1, -1, false",
        "NUMBER, 64, 64, false",
        "HEX, 12343, 0x3037, false",
        "WORD, 55, 00000037, false",
        "MAP_TYPE, 0, MAP_PIRQ_TYPE_MSI, false",
        "MAP_TYPE, 1, MAP_PIRQ_TYPE_GSI, false",
        "CAPABILITY, 17, MSI-X, false",
        "CAPABILITY, 5, MSI, false",
        "CONTROL, 0, 0, false",
        "CONTROL, 32768, ENABLE, false",
        "CONTROL, 49152, ENABLE|MASKALL, false",
        "CONTROL, 16384, MASKALL, false",
        "CONTROL, 1, ENABLE, false",
        "CONTROL, 128, 0, false",
        "CONTROL, 16385, MASKALL, false"
    })
    void anAnswerIsPrintedAsItsFunctionGivesIt(Format format, int value, String text, boolean failed) {
        Answer answer = new Answer.Value(value, format);
        assertEquals(text, answer.text());
        assertEquals(failed, answer.failed());
    }

    @Test
    void aMessageAndNothingAreNoErrors() {
        Answer message = new Answer.Message(new MsiMessage(0x100, 0xfee2c000, 0x4300));
        assertEquals("00000100 / fee2c000 / 4300", message.text());
        assertFalse(message.failed());
        assertEquals("", new Answer.Nothing().text());
        assertFalse(new Answer.Nothing().failed());
    }

    @Test
    void anUnknownErrorIsItsNumber() {
        assertEquals(List.of("-EPERM", "-ESRCH", "-7"), List.of(Errno.text(-1), Errno.text(-3), Errno.text(-7)));
    }

    @Test
    void aCallBelongsToTheLayerThatExecutesItAndNamesItsSource() {
        assertEquals(
                List.of(Layer.DRIVER, Layer.GUEST, Layer.QEMU, Layer.XEN),
                List.of(
                        call(NvmeDriver.IO, 2).layer(),
                        call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55).layer(),
                        call(QemuFunction.MSIX_UPDATE_ONE, 0).layer(),
                        call(XenFunction.EVTCHN_CLOSE, 10).layer()));
        assertEquals(
                List.of("drivers/nvme/host/pci.c", "drivers/xen/events/events_base.c", "hw/xen/xen_pt_msi.c"),
                List.of(
                        NvmeDriver.IO.source(),
                        GuestFunction.XEN_IRQ_FROM_PIRQ.source(),
                        QemuFunction.MSIX_UPDATE_ONE.source()));
        assertTrue(
                XenFunction.EVTCHN_CLOSE.source().startsWith("xen/common/event_channel.c"),
                XenFunction.EVTCHN_CLOSE.source());
    }

    private static Call call(org.pirqscope.machine.call.Function function, int value) {
        return new Call(
                function,
                List.of(new Call.Argument(function.parameters().getFirst().name(), value, Integer.toString(value))));
    }

    @Test
    void aCommandToTheDeviceHasABlankAndAFunctionParentheses() {
        assertEquals(
                List.of("I/O 2", "xen_irq_from_pirq(55)"),
                List.of(
                        call(NvmeDriver.IO, 2).text(),
                        call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55).text()));
        assertEquals("Identify", new Call(NvmeDriver.IDENTIFY, List.of()).text());
        assertEquals(
                "xen_irq_from_pirq(pirq=55)",
                call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55).namedText());
        assertEquals(55, call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55).argument("pirq"));
    }

    @Test
    void anUnknownArgumentIsRefusedByName() {
        Exception refused = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55).argument("irq"));
        assertEquals("xen_irq_from_pirq has no argument irq", refused.getMessage());
    }

    @Test
    void layersAndStepsHaveLabels() {
        assertEquals(
                List.of("driver", "guest kernel", "QEMU", "Xen"),
                java.util.Arrays.stream(Layer.values()).map(Layer::label).toList());
        assertEquals("ENABLE|MASKALL", AtomicStep.E1.label());
    }

    @Test
    void aStepIsAlarmingWithAFindingThatIsMoreThanInformation() {
        Step step = new Step(
                1,
                0,
                "nvme0",
                0,
                AtomicStep.L,
                false,
                0,
                call(GuestFunction.XEN_IRQ_FROM_PIRQ, 55),
                new Answer.Value(64, Format.NUMBER),
                0,
                List.of(),
                List.of(),
                List.of());
        assertEquals(Layer.GUEST, step.layer());
        assertEquals("xen_irq_from_pirq(55) = 64", step.text());
        assertFalse(step.alarming());
        Finding decoded = new Finding.MessageDecoded(0, "nvme0", 1, new MsiMessage(0, 0xfee37000, 0x4300), false);
        assertFalse(step.withFindings(List.of(decoded)).alarming());
        assertTrue(step.withFindings(List.of(decoded, new Finding.Fallback(NVME0, true, 2, 1, new Answer.Nothing())))
                .alarming());
    }

    /**
     * What an interrupt or a device is lost by is a failure; a table that is not as it should be is a warning
     * (docs/domain.md 6.3).
     */
    @ParameterizedTest
    @CsvSource({
        "REUSE, INFO",
        "DUPLICATE_PIRQ, WARNING",
        "PIRQ_LEAKED, WARNING",
        "POOL_NOT_RESTORED, WARNING",
        "BIND_FAILED, FAILURE",
        "SETUP_FAILED, FAILURE",
        "INTERRUPT_MISROUTED, FAILURE"
    })
    void aKindHasItsRank(Kind kind, Severity severity) {
        assertEquals(severity, kind.severity());
        assertEquals(Severity.FAILURE, new Finding.SetupFailed(NVME0, 1, false).severity());
    }

    /**
     * A leak, a port that names another pirq and a pool that has shrunk last on, whoever runs when they are seen again.
     */
    @Test
    void aLastingConditionIsTheSameWhoeverSeesIt() {
        DeviceEntry nvme1 = new DeviceEntry(1, "nvme1", -1);
        assertEquals(
                new Finding.PirqLeaked(NVME0, 54, NVME0).condition(),
                new Finding.PirqLeaked(nvme1, 54, NVME0).condition());
        assertNotEquals(
                new Finding.PirqLeaked(NVME0, 54, NVME0).condition(),
                new Finding.PirqLeaked(NVME0, 53, NVME0).condition());
        assertEquals(
                new Finding.PortMismatch(NVME0, 54, 10, 11).condition(),
                new Finding.PortMismatch(nvme1, 54, 10, 11).condition());
        assertEquals(
                new Finding.PoolNotRestored(NVME0, 1, 32).condition(),
                new Finding.PoolNotRestored(nvme1, 1, 32).condition());
        assertNotEquals(
                new Finding.NotMapped(NVME0, 54, -1).condition(), new Finding.NotMapped(nvme1, 54, -1).condition());
    }

    @Test
    void aControllerThatRunsIsNotOkYet() {
        assertEquals("running", new Outcome.Running().text());
        assertFalse(new Outcome.Running().ok());
        assertTrue(new Outcome.Ok().ok());
    }
}
