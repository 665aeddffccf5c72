package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.life.Life;

/** What the reader makes of some texts. */
public record LogTexts(Evidence evidence, Observations seen) {

    /** LogTexts that stand in the test. */
    public static LogTexts of(String... texts) {
        return read(Stream.of(texts)
                .map(text -> bytes("text", text.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    static TextSource bytes(String name, byte[] bytes) {
        return new TextSource(name, () -> new ByteArrayInputStream(bytes));
    }

    static LogTexts read(List<TextSource> sources) {
        Evidence evidence = EvidenceReader.read(sources, ReadingProgress.NONE);
        return new LogTexts(evidence, Observations.of(evidence.facts()));
    }

    /** Files of other people beside the project; without them the test is skipped. */
    public static LogTexts shared(String... names) {
        Path shared = Stream.of("pirqscope.root", "user.dir")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder).toAbsolutePath())
                .flatMap(folder -> Stream.iterate(folder, Objects::nonNull, Path::getParent))
                .map(folder -> folder.resolve("shared"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("shared"));
        for (String name : names) {
            assumeTrue(Files.isRegularFile(shared.resolve(name)), name);
        }
        return read(Stream.of(names)
                .map(name -> new TextSource(name, () -> Files.newInputStream(shared.resolve(name))))
                .toList());
    }

    /** The lines of a format, over all texts. */
    public int read(SourceFormat format) {
        return evidence.sources().stream()
                .filter(source -> source.format() == format)
                .mapToInt(SourceCount::read)
                .sum();
    }

    public int lines() {
        return evidence.sources().stream().mapToInt(SourceCount::lines).sum();
    }

    public Life life(int domain, int pirq) {
        return seen.lives().of(domain, pirq).orElseThrow();
    }

    /** What happened, in words. */
    public List<String> course(int domain, int pirq) {
        return life(domain, pirq).events().stream()
                .map(event -> event.what().id())
                .toList();
    }

    public List<PirqEvent> events() {
        return evidence.facts().stream()
                .filter(PirqEvent.class::isInstance)
                .map(PirqEvent.class::cast)
                .toList();
    }

    /** The diagnoses of a rule. */
    public List<Diagnosis> diagnoses(String rule) {
        return Diagnoses.of(seen).stream()
                .filter(diagnosis -> diagnosis.rule().equals(rule))
                .toList();
    }

    static Optional<Boolean> yes() {
        return Optional.of(true);
    }

    static Optional<Boolean> no() {
        return Optional.of(false);
    }
}
