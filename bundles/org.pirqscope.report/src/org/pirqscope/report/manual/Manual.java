package org.pirqscope.report.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of docs/ that a user reads, in sections. They stand in this bundle as they stand in docs/. */
public final class Manual {

    private static final List<String> PAGES =
            List.of("views.md", "usage.md", "glossary.md", "fidelity.md", "domain.md");
    private static final String ALL = "Contents";

    private final List<ManualSection> sections;

    private Manual(List<ManualSection> sections) {
        this.sections = sections;
    }

    /** Reads all pages. @throws IllegalStateException where one is missing: the installation is damaged */
    public static Manual read() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String page : PAGES) {
            pages.put(
                    page,
                    new String(
                            file(page)
                                    .orElseThrow(() -> new IllegalStateException(
                                            "the manual's page " + page + " is missing: this installation is damaged")),
                            StandardCharsets.UTF_8));
        }
        return of(pages);
    }

    /** The manual of these pages, by their names. */
    public static Manual of(Map<String, String> pages) {
        List<ManualSection> sections = new ArrayList<>();
        pages.forEach((name, text) -> sections.addAll(sections(name, MarkdownReader.read(text))));
        return new Manual(List.copyOf(sections));
    }

    /** What stands in a file below docs/: a page or a picture; empty where there is none. */
    public static Optional<byte[]> file(String name) {
        try (InputStream in = Manual.class.getResourceAsStream("/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static List<ManualSection> sections(String page, List<ManualBlock> blocks) {
        List<ManualSection> sections = new ArrayList<>();
        List<ManualBlock> rest = new ArrayList<>(blocks);
        while (!rest.isEmpty()) {
            ManualBlock.Heading heading = rest.getFirst() instanceof ManualBlock.Heading first
                    ? first
                    : new ManualBlock.Heading(1, List.of(new Inline.Words(page)));
            int end = 1;
            while (end < rest.size() && !(rest.get(end) instanceof ManualBlock.Heading)) {
                end++;
            }
            sections.add(new ManualSection(page, above(sections, heading), heading, List.copyOf(rest.subList(0, end))));
            rest.subList(0, end).clear();
        }
        return sections;
    }

    private static List<String> above(List<ManualSection> before, ManualBlock.Heading heading) {
        List<String> above = new ArrayList<>();
        int level = heading.level();
        for (int i = before.size() - 1; i >= 0 && level > 1; i--) {
            if (before.get(i).heading().level() < level) {
                level = before.get(i).heading().level();
                above.addFirst(before.get(i).title());
            }
        }
        return List.copyOf(above);
    }

    /** All sections, in the order in which one reads them. */
    public List<ManualSection> sections() {
        return sections;
    }

    /**
     * The section that this word is the topic of: a view, a verb, a term or a heading. Its case matters only where that
     * tells two apart: {@code why} is the verb, {@code Why} the view.
     */
    public Optional<ManualSection> topic(String word) {
        return sections.stream()
                .filter(section -> section.topics().contains(word))
                .findFirst()
                .or(() -> sections.stream()
                        .filter(section -> section.topics().stream().anyMatch(word::equalsIgnoreCase))
                        .findFirst());
    }

    /** The section of a page that a link leads to: {@code domain.md}, {@code usage.md#run}. */
    public Optional<ManualSection> at(String target) {
        return sections.stream()
                .filter(section ->
                        section.target().equals(target) || section.page().equals(target))
                .findFirst();
    }

    /** The sections that have all these words, those first whose heading has them; none for no words. */
    public List<ManualSection> find(String words) {
        List<String> asked = Arrays.stream(
                        words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<Boolean, List<ManualSection>> found = sections.stream()
                .filter(section -> has(section.text(), asked))
                .collect(Collectors.partitioningBy(section -> has(section.title(), asked)));
        List<ManualSection> all = new ArrayList<>(found.get(true));
        all.addAll(found.get(false));
        return all;
    }

    private static boolean has(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }

    /** A section with those that are part of it. */
    public List<ManualBlock> whole(ManualSection section) {
        List<ManualBlock> blocks = new ArrayList<>(section.blocks());
        sections.stream().filter(other -> other.isBelow(section)).forEach(other -> blocks.addAll(other.blocks()));
        return List.copyOf(blocks);
    }

    /** The table of contents: each page with what it has, as links. */
    public List<ManualBlock> contents() {
        return list(
                ALL,
                sections.stream()
                        .filter(section -> section.heading().level() <= 2)
                        .toList());
    }

    /** What a search has found, as links. */
    public List<ManualBlock> answer(String words) {
        List<ManualSection> found = find(words);
        String title = switch (found.size()) {
            case 0 -> "Nothing has \"" + words.strip() + "\"";
            case 1 -> "One section has \"" + words.strip() + "\"";
            default -> found.size() + " sections have \"" + words.strip() + "\"";
        };
        return list(title, found);
    }

    private static List<ManualBlock> list(String title, List<ManualSection> listed) {
        List<ManualBlock> blocks = new ArrayList<>();
        blocks.add(new ManualBlock.Heading(1, List.of(new Inline.Words(title))));
        String page = "";
        for (ManualSection section : listed) {
            Inline link = new Inline.Reference(section.title(), section.target());
            if (section.heading().level() == 1) {
                blocks.add(new ManualBlock.Heading(2, List.of(link)));
                page = section.page();
            } else {
                List<Inline> words = new ArrayList<>(List.of(link));
                if (!section.page().equals(page)) {
                    words.add(new Inline.Words(" (" + String.join(", ", section.above()) + ")"));
                }
                blocks.add(new ManualBlock.Item("*", List.copyOf(words)));
            }
        }
        return List.copyOf(blocks);
    }
}
