package org.pirqscope.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The rules, held against the tree. */
class ArchitectureTest {
    private static final Tree TREE = Tree.here();
    private static final List<Bundle> BUNDLES = TREE.bundles();

    @Test
    void theTreeIsThere() {
        assertTrue(
                BUNDLES.size() >= 8,
                "bundles: " + BUNDLES.stream().map(Bundle::name).toList());
        assertTrue(machine().sources().size() > 0 && machine().requires().size() > 0);
    }

    @Test
    void everyBundleStandsInTheTable() {
        assertHolds(Rules.unknownBundles(BUNDLES));
    }

    @Test
    void everyFolderWithSourcesIsBuilt() {
        assertHolds(TREE.sourcesWithoutManifest());
    }

    @Test
    void manifestsHaveNoOtherEdgesThanTheTable() {
        assertHoldsForEach(Rules::forbiddenRequirements);
    }

    @Test
    void sourcesHaveNoOtherEdgesThanTheTable() {
        assertHoldsForEach(Rules::forbiddenReferences);
    }

    @Test
    void theCoreRunsWithoutOsgiEmfAndSwt() {
        assertHoldsForEach(Rules::platformInTheCore);
    }

    @Test
    void packagesHaveNoOtherEdgesThanTheTable() {
        assertHolds(PackageOrder.rowsThatReachUp());
        assertHoldsForEach(PackageOrder::forbidden);
    }

    @Test
    void noPackagesStandInACircle() {
        assertHoldsForEach(PackageOrder::circles);
    }

    @Test
    void noPackageHoldsMoreThanAQuarterOfALargeBundle() {
        assertHoldsForEach(PackageOrder::heavy);
    }

    @Test
    void noBundleHasAnActivator() {
        assertHoldsForEach(Rules::activators);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertHolds(Rules.vagueNames(TREE.handWritten()));
    }

    @Test
    void eachSimpleNameIsOneClass() {
        assertHolds(Rules.sharedNames(TREE.handWritten()));
    }

    @Test
    void theFloorOfValuesReadsNoWordsBack() {
        assertHolds(Rules.readBack(TREE.handWritten()));
    }

    @Test
    void noLineIsTooLong() {
        assertHolds(Rules.longLines(TREE.handWritten()));
    }

    @Test
    void generatedCodeIsNotTracked() {
        TREE.tracked().ifPresent(paths -> assertHolds(Rules.trackedGeneratedFiles(paths)));
    }

    @Test
    void theCommandLineStartsWithAllTheBundlesItNeedsAndNoOther() {
        String listed = TREE.text(Path.of("features/org.pirqscope.feature/rootfiles/common/cli.bundles"));
        assertEquals(
                Rules.closure(Bundle.OURS + "cli", TREE.bundlesByName()),
                new TreeSet<>(listed.lines().toList()));
    }

    private static Bundle machine() {
        return TREE.bundlesByName().get(Bundle.OURS + "machine");
    }

    private static void assertHoldsForEach(Function<Bundle, List<String>> rule) {
        assertHolds(
                BUNDLES.stream().flatMap(bundle -> rule.apply(bundle).stream()).toList());
    }

    private static void assertHolds(List<String> broken) {
        assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
    }
}
