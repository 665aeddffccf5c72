package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.model.edit.live.LiveItemProviders;
import org.pirqscope.model.edit.live.LiveRow;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;
import org.pirqscope.session.Session;
import org.pirqscope.session.live.LiveModel;

/** What the views show of the live model: its attributes, in the words of the command line. */
class ItemProviderTest {

    private final Session session = Session.of(BuiltIn.named("stale-pirq"));
    private final LiveModel model = LiveModel.of(session);
    private final LiveItemProviders items = new LiveItemProviders();

    @ParameterizedTest
    @CsvSource({"stale-pirq, 4.10", "stale-pirq, 2.6.37", "msi-reuse, 4.10", "sequential-reload, 4.10"})
    void theAttributesHoldAllThatTheMachineKnows(String name, String linux) {
        session.open(BuiltIn.named(name));
        session.withVersions(session.now().run().scenario().versions().withLinux(linux));
        for (int position = 0; position <= session.now().run().length(); position++) {
            session.goTo(position);
            World world = session.now().world();
            assertEquals(
                    world.pirqs(),
                    model.pirqTable().getPirqs().stream().map(LiveRow::of).toList());
            assertEquals(
                    world.xenIrqs(),
                    model.pirqTable().getXenIrqs().stream().map(LiveRow::of).toList());
            assertEquals(
                    world.eventChannels(),
                    model.pirqTable().getEventChannels().stream()
                            .map(LiveRow::of)
                            .toList());
            assertEquals(
                    world.guestIrqs(),
                    model.pirqTable().getGuestIrqs().stream().map(LiveRow::of).toList());
            for (int i = 0; i < world.devices().size(); i++) {
                assertDevice(world.devices().get(i), model.bus().getDevices().get(i));
            }
        }
    }

    private static void assertDevice(DeviceRow row, PciDevice device) {
        assertEquals(
                row.entries(), device.getEntries().stream().map(LiveRow::of).toList());
        assertEquals(
                row.descriptors(),
                device.getDescriptors().stream().map(LiveRow::of).toList());
        assertEquals(
                List.of(
                        row.name(),
                        row.bdf(),
                        row.mode().label(),
                        row.position(),
                        row.outcome().text()),
                List.of(
                        device.getName(),
                        device.getBdf(),
                        device.getMode().getLiteral(),
                        device.getPosition(),
                        device.getOutcome()));
        assertEquals(
                List.of(row.enabled(), row.maskAll(), row.outcome().ok()),
                List.of(
                        device.isEnabled(),
                        device.isMaskAll(),
                        device.getDriver().getLiteral().equals("ok")));
    }

    @ParameterizedTest
    @CsvSource({"61", "90", "200", "300"})
    void theCommandLinePrintsTheSameCells(int position) {
        session.goTo(position);
        List<String> printed = tables(position).stream()
                .map(line -> line.strip().replaceAll(" {2,}", " "))
                .toList();
        Stream.of(
                        rows(
                                model.pirqTable().getPirqs().stream()
                                        .filter(pirq -> UsedRows.pirq(LiveRow.of(pirq)))
                                        .toList(),
                                TableColumns.PIRQ),
                        rows(model.pirqTable().getXenIrqs(), TableColumns.XEN_IRQ),
                        rows(model.pirqTable().getEventChannels(), TableColumns.EVENT_CHANNEL),
                        rows(model.pirqTable().getGuestIrqs(), TableColumns.GUEST_IRQ),
                        rows(
                                model.bus().getDevices().stream()
                                        .flatMap(device -> device.getEntries().stream())
                                        .filter(entry -> LiveRow.line(entry).used())
                                        .toList(),
                                TableColumns.ENTRY_LINE))
                .flatMap(List::stream)
                .forEach(row -> assertTrue(printed.contains(row), () -> row + "\nin\n" + String.join("\n", printed)));
    }

    private List<String> rows(List<? extends EObject> objects, List<? extends RowColumn<?>> columns) {
        return objects.stream()
                .map(object -> String.join(
                                " ",
                                IntStream.range(0, columns.size())
                                        .mapToObj(column -> items.cell(object, column))
                                        .toList())
                        .strip()
                        .replaceAll(" {2,}", " "))
                .toList();
    }

    private static List<String> tables(int position) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Main.run(
                new String[] {"run", "stale-pirq", "--tables", Integer.toString(position)},
                stream,
                stream,
                new Environment(Map.of(), false));
        stream.flush();
        return Arrays.asList(out.toString(StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void aCellShowsTheAttributeAndNothingBehindIt() {
        Pirq pirq = model.pirqTable().getPirqs().getFirst();
        pirq.setIrq(99);
        pirq.setMappedFor("nvme7 entry 1");
        assertEquals("mapped", items.cell(pirq, 1));
        assertEquals("99", items.cell(pirq, 2));
        assertEquals("nvme7 entry 1", items.cell(pirq, 5));
    }

    @Test
    void objectsAreCalledAsReportsCallThem() {
        assertEquals(
                "pirq " + model.pirqTable().getPirqs().getFirst().getNumber(),
                items.text(model.pirqTable().getPirqs().getFirst()));
        PciDevice device = model.bus().getDevices().getFirst();
        assertEquals("nvme0", items.text(device));
        assertEquals("nvme0 entry 0", items.text(device.getEntries().getFirst()));
    }

    @Test
    void propertiesAreTheAttributesAndCannotBeSet() {
        Pirq pirq = model.pirqTable().getPirqs().getFirst();
        pirq.setMappedFor("nvme7 entry 1");
        IItemPropertyDescriptor mappedFor =
                items.attributes(pirq).getPropertyDescriptor(pirq, PirqPackage.Literals.PIRQ__MAPPED_FOR);
        assertEquals("nvme7 entry 1", ((IItemPropertySource) mappedFor.getPropertyValue(pirq)).getEditableValue(pirq));
        assertFalse(mappedFor.canSetProperty(pirq));
    }
}
