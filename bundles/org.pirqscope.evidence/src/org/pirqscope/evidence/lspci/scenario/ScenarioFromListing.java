package org.pirqscope.evidence.lspci.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.lspci.Leftover;
import org.pirqscope.evidence.lspci.ListState;
import org.pirqscope.evidence.lspci.LspciDevice;
import org.pirqscope.evidence.lspci.LspciListing;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.Versions;

/** Sorts the chosen devices into those that become controllers and those that are only noted. */
final class ScenarioFromListing {

    private static final int MOST_CONTROLLERS = 15;
    private static final int LONGEST_NAME = 100;

    private final LspciListing listing;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, LspciDevice> used = new LinkedHashMap<>();
    private final List<LspciDevice> unclear = new ArrayList<>();
    private final List<LspciDevice> without = new ArrayList<>();
    private final boolean chosenByName;
    private final int most;

    ScenarioFromListing(LspciListing listing, DeviceChoice choice, OptionalInt vectors) {
        this.listing = listing;
        this.chosenByName = choice.isNarrow();
        this.most = vectors.orElse(Integer.MAX_VALUE);
        if (most < 1) {
            throw new ScenarioException("", 0, 0, most + " vectors wanted, at least 1 is needed");
        }
        Map<String, List<LspciDevice>> functions = choice.among(listing).stream()
                .collect(Collectors.groupingBy(
                        device -> device.address().full(), LinkedHashMap::new, Collectors.toList()));
        functions.values().forEach(this::sort);
    }

    // one function cannot be two controllers: listed again, it is the same device later, or another host
    private void sort(List<LspciDevice> listings) {
        Optional<LspciDevice> chosen =
                listings.stream().filter(ScenarioFromListing::usable).findFirst();
        if (chosen.isPresent()) {
            used.put(chosen.get().address().full(), chosen.get());
            listings.stream()
                    .filter(device -> device != chosen.get())
                    .forEach(device -> noteAgain(device, chosen.get()));
            return;
        }
        listings.forEach(device -> (device.capabilities().knownToHaveNone() ? without : unclear).add(device));
    }

    // a listing that shows nothing of the capabilities takes nothing away
    private void noteAgain(LspciDevice device, LspciDevice chosen) {
        if (device.capabilities().state() != ListState.NOT_SHOWN) {
            String other = Stream.of(
                            device.msi().equals(chosen.msi()) ? "" : "MSI",
                            device.msix().equals(chosen.msix()) ? "" : "MSI-X")
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(" and "));
            String difference = other.isEmpty() ? "" : " with other values of " + other;
            notes.add(String.format(
                    "%s is listed again%s; line %d is used.",
                    DeviceChoice.named(List.of(device)), difference, chosen.line()));
        }
    }

    // with MSI-X of unknown size MSI is not a way out: the driver would take MSI-X
    private static boolean usable(LspciDevice device) {
        return device.msix().isPresent()
                ? device.msix().get().vectors().isPresent()
                : device.msi().filter(msi -> msi.vectorsMax().isPresent()).isPresent();
    }

    LspciScenario with(Versions versions) {
        if (used.isEmpty()) {
            throw unusable();
        }
        keepMost();
        List<LspciController> controllers = controllers();
        note(controllers);
        String text = controllers.stream().map(LspciController::text).collect(Collectors.joining(" "));
        Scenario scenario = new Scenario(
                name(),
                text,
                versions,
                Pool.DEFAULT,
                controllers.stream().map(LspciController::controller).toList(),
                List.of(),
                List.of());
        return new LspciScenario(scenario, controllers, notes);
    }

    // a scenario has room for so many: a device with MSI-X comes before a port with MSI
    private void keepMost() {
        List<LspciDevice> ranked = used.values().stream()
                .sorted(Comparator.comparing(
                        (LspciDevice device) -> device.msix().isEmpty()))
                .toList();
        if (ranked.size() > MOST_CONTROLLERS) {
            List<LspciDevice> over = ranked.subList(MOST_CONTROLLERS, ranked.size());
            used.values().removeAll(over);
            notes.add(String.format(
                    "A scenario has room for %d controllers. Left out: %s.",
                    MOST_CONTROLLERS, DeviceChoice.named(over)));
        }
    }

    private List<LspciController> controllers() {
        Map<DeviceKind, Integer> counts = new EnumMap<>(DeviceKind.class);
        return used.values().stream()
                .map(device -> {
                    DeviceKind kind = DeviceKind.of(device.deviceClass());
                    int number = counts.merge(kind, 1, Integer::sum) - 1;
                    return LspciController.of(device, kind.label() + number, most);
                })
                .toList();
    }

    private void note(List<LspciController> controllers) {
        used.values().stream()
                .filter(device -> device.capabilities().state() != ListState.COMPLETE)
                .forEach(device -> notes.add(String.format(
                        "%s (line %d) is used although not all of its capabilities can be read. %s",
                        device.address(), device.line(), device.capabilities().missing())));
        if (!unclear.isEmpty()) {
            notes.add(unclearDevices());
        }
        if (chosenByName && !without.isEmpty()) {
            notes.add("Left out, without MSI and MSI-X: " + DeviceChoice.named(without) + ".");
        }
        int wanted = controllers.stream()
                .map(LspciController::controller)
                .mapToInt(Controller::vectors)
                .sum();
        if (wanted > Pool.DEFAULT.extraGuestIrqs()) {
            notes.add(String.format(
                    "The controllers want %d vectors and the guest has %d pirqs for MSI, so some of their requests "
                            + "will fail.",
                    wanted, Pool.DEFAULT.extraGuestIrqs()));
        }
        String unknown = controllers.stream()
                .filter(each -> each.controller().driver() == Drivers.ONCE)
                .map(each -> each.controller().name()
                        + each.device().driver().map(name -> " (" + name + ")").orElse(""))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            notes.add("The driver is not simulated; \"once\" stands for it, which sets all its vectors up once: "
                    + unknown + ".");
        }
        notes.addAll(leftovers());
    }

    private List<String> leftovers() {
        return Leftover.texts(listing.leftovers());
    }

    private String unclearDevices() {
        return String.format(
                "Left out, may have MSI or MSI-X that is not shown: %s. %s",
                DeviceChoice.named(unclear), unclear.get(0).capabilities().missing());
    }

    private ScenarioException unusable() {
        String reason =
                unclear.isEmpty() ? "Without MSI and MSI-X: " + DeviceChoice.named(without) + "." : unclearDevices();
        int line = (unclear.isEmpty() ? without : unclear).get(0).line();
        return new ScenarioException(
                listing.file(),
                line,
                1,
                "no device whose MSI or MSI-X is shown. "
                        + Stream.concat(Stream.of(reason), leftovers().stream()).collect(Collectors.joining(" ")));
    }

    private String name() {
        String file = listing.file()
                .substring(1
                        + Math.max(
                                listing.file().lastIndexOf('/'), listing.file().lastIndexOf('\\')));
        int dot = file.lastIndexOf('.');
        String base = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^A-Za-z0-9_.-]", "-");
        return base.isEmpty() ? "lspci" : base.substring(0, Math.min(LONGEST_NAME, base.length()));
    }
}
