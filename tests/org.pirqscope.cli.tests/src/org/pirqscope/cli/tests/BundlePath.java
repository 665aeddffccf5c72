package org.pirqscope.cli.tests;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.LineReader;
import org.pirqscope.cli.Main;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.evidence.patch.PatchReader;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.Exploration;
import org.pirqscope.source.SourceException;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/** The class path of a process of the command line: jars or folders of the bundles, as the start script finds them. */
final class BundlePath {

    private static final List<Class<?>> ONE_OF_EACH = List.of(
            Main.class,
            Run.class,
            Plural.class,
            SequenceDiagram.class,
            Exploration.class,
            PatchReader.class,
            Limits.class,
            SourceException.class,
            CommandLine.class,
            LineReader.class,
            Load.class);

    private BundlePath() {}

    /** Of the command line, and of the bundles of some more classes. */
    static String with(Class<?>... more) {
        return Stream.concat(ONE_OF_EACH.stream(), Stream.of(more))
                .map(one -> one.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .replaceFirst("^file:", ""))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
