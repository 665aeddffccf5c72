package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.evidence.lspci.RandomListing.Capability;
import org.pirqscope.evidence.lspci.RandomListing.Device;
import org.pirqscope.evidence.lspci.RandomListing.Line;
import org.pirqscope.evidence.lspci.scenario.DeviceChoice;
import org.pirqscope.evidence.lspci.scenario.LspciScenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.Versions;

/**
 * Random listings, damaged: each capability of each device is read with its values, or a message names the lines where
 * it stands. No device gets what it does not have.
 */
class DamageTest {

    private static final int ROUNDS = 150;

    @ParameterizedTest
    @EnumSource(Damage.class)
    void nothingIsLostInSilence(Damage damage) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            RandomListing listing = new RandomListing(random);
            Reading reading = new Reading(
                    listing.devices(),
                    damage.done(listing.lines(), listing.devices(), random),
                    damage + " of seed " + seed);
            reading.assertNothingLost();
            if (damage.harmless()) {
                reading.assertAllRead();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void nothingIsLostInSilenceInAQuotedAndWrappedMail(Damage damage) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            RandomListing listing = new RandomListing(random);
            List<Line> lines = Damage.QUOTED.done(
                    damage.done(listing.lines(), listing.devices(), random), listing.devices(), random);
            lines = Damage.WRAPPED.done(lines, listing.devices(), random);
            new Reading(listing.devices(), lines, damage + ", wrapped and quoted, of seed " + seed).assertNothingLost();
        }
    }

    /** A damaged text beside what it should have told. */
    private record Reading(
            List<Device> devices,
            List<Line> lines,
            String text,
            Optional<LspciListing> listing,
            String notes,
            String place) {

        private static final Pattern SPAN = Pattern.compile("more \\(lines (\\d+) to (\\d+)\\)");

        Reading(List<Device> devices, List<Line> lines, String damage) {
            this(devices, lines, lines.stream().map(Line::text).collect(Collectors.joining("\n")), damage);
        }

        private Reading(List<Device> devices, List<Line> lines, String text, String damage) {
            this(
                    devices,
                    lines,
                    text,
                    listing(text),
                    notes(text),
                    damage + "\n" + text + "\n-- notes:\n" + notes(text));
        }

        private static Optional<LspciListing> listing(String text) {
            try {
                return Optional.of(LspciListing.read(text, "random.txt"));
            } catch (LspciFormatException none) {
                return Optional.empty();
            }
        }

        /** What the command line prints on standard error. */
        private static String notes(String text) {
            try {
                return String.join(
                        "\n",
                        LspciScenario.of(
                                        LspciListing.read(text, "random.txt"),
                                        DeviceChoice.ALL,
                                        OptionalInt.empty(),
                                        Versions.of("4.10", "2.5", "4.7"))
                                .notes());
            } catch (LspciFormatException | ScenarioException refusal) {
                return refusal.getMessage();
            }
        }

        void assertAllRead() {
            assertTrue(listing.isPresent() && listing.get().leftovers().isEmpty(), place);
            for (Device device : devices) {
                LspciDevice read =
                        read(device).orElseThrow(() -> new AssertionError(device.address() + " in " + place));
                assertEquals(device.msi(), read.msi(), place);
                assertEquals(device.msix(), read.msix(), place);
            }
        }

        void assertNothingLost() {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.begins() != Capability.NONE) {
                    assertReadOrNamed(line, i + 1);
                }
            }
            devices.forEach(device -> read(device).ifPresent(read -> assertNothingInvented(device, read)));
        }

        private Optional<LspciDevice> read(Device device) {
            return listing.stream()
                    .flatMap(all -> all.devices().stream())
                    .filter(read -> read.address().brief().equals(device.address()))
                    .findFirst();
        }

        private void assertReadOrNamed(Line line, int number) {
            Device device = devices.get(line.device());
            Optional<LspciDevice> read = read(device);
            boolean right = read.isPresent()
                    && (line.begins() == Capability.MSI
                            ? read.get().msi().equals(device.msi())
                            : read.get().msix().equals(device.msix()));
            // a refusal of the whole text says why
            boolean named = listing.isEmpty()
                    || listing.get().leftovers().stream()
                            .anyMatch(left -> left.first() <= number
                                    && number <= left.last()
                                    && notes.matches("(?s).*Lines? [^:]*\\b" + left.first() + "\\b.*"));
            boolean deviceNamed = read.isPresent()
                    && read.get().capabilities().state() != ListState.COMPLETE
                    && namesDeviceAt(read.get().line());
            assertTrue(right || named || deviceNamed, () -> "line " + number + " of " + place);
        }

        /** Of many devices the last are named by the lines from where to where they stand. */
        private boolean namesDeviceAt(int line) {
            return notes.contains("(line " + line + ")")
                    || SPAN.matcher(notes)
                            .results()
                            .anyMatch(span ->
                                    Integer.parseInt(span.group(1)) <= line && line <= Integer.parseInt(span.group(2)));
        }

        private void assertNothingInvented(Device device, LspciDevice read) {
            read.msi().ifPresent(msi -> {
                MsiCapability whole = device.msi().orElseThrow(() -> new AssertionError(read + " of " + place));
                assertEquals(whole.offset(), msi.offset(), place);
                assertTrue(msi.address().isEmpty() || msi.address().equals(whole.address()), place);
                assertTrue(msi.vectorsMax().isEmpty() || msi.vectorsMax().equals(whole.vectorsMax()), place);
            });
            read.msix().ifPresent(msix -> {
                MsixCapability whole = device.msix().orElseThrow(() -> new AssertionError(read + " of " + place));
                assertEquals(whole.offset(), msix.offset(), place);
                assertTrue(msix.vectors().isEmpty() || msix.vectors().equals(whole.vectors()), place);
                assertTrue(msix.table().isEmpty() || msix.table().equals(whole.table()), place);
                assertTrue(msix.pba().isEmpty() || msix.pba().equals(whole.pba()), place);
            });
            if (read.capabilities().state() == ListState.COMPLETE) {
                assertEquals(read.msi().isPresent() ? device.msi() : Optional.empty(), read.msi(), place);
            }
        }
    }
}
