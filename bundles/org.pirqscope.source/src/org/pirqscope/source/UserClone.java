package org.pirqscope.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.pirqscope.machine.call.Layer;

/** A git clone of the user's, with a work tree or bare; it is only read, and never its work tree. */
public final class UserClone implements AutoCloseable {

    private static final long LARGEST = 4L << 20;
    private static final int MOST_FILES = 6000;

    static {
        // JGit says nothing on its own account that a user could do anything about
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
    }

    private final Path folder;
    private final Repository repository;

    private UserClone(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** Opens one. @throws SourceException if the folder is none */
    public static UserClone open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SourceException(folder + " is no folder");
        }
        try {
            FileRepositoryBuilder builder = new FileRepositoryBuilder()
                    .setMustExist(true)
                    .addCeilingDirectory(folder.toAbsolutePath().getParent().toFile())
                    .findGitDir(folder.toAbsolutePath().toFile());
            if (builder.getGitDir() == null) {
                throw new SourceException(folder + " is no git clone");
            }
            return new UserClone(folder, builder.build());
        } catch (IOException unread) {
            throw new SourceException(folder + " cannot be read as a git clone: " + unread.getMessage());
        }
    }

    /** The tree of a release. @throws SourceException if the clone has no tag for it */
    public SourceTree release(Layer layer, String release) {
        return revision(ReleaseTags.of(layer, release, tags())
                .orElseThrow(() -> new SourceException("the clone " + folder + " has no tag "
                        + ReleaseTags.usual(layer, release) + (tags().isEmpty() ? ": it has no tags at all" : ""))));
    }

    /** The tree of anything that git knows by a name: a tag, a branch, a hash. @throws SourceException if it is none */
    public SourceTree revision(String name) {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(name);
            if (id == null) {
                throw new SourceException("the clone " + folder + " has no revision " + name);
            }
            RevCommit commit = walk.parseCommit(id);
            return new Tree(name, commit.abbreviate(12).name(), commit.getTree());
        } catch (IOException | RuntimeException unread) {
            throw unread instanceof SourceException said
                    ? said
                    : new SourceException("the clone " + folder + " cannot read " + name + ": " + unread.getMessage());
        }
    }

    private Set<String> tags() {
        try {
            Set<String> names = new TreeSet<>();
            for (Ref tag : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
                names.add(tag.getName().substring(Constants.R_TAGS.length()));
            }
            return names;
        } catch (IOException unread) {
            throw new SourceException("the tags of the clone " + folder + " cannot be read: " + unread.getMessage());
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private final class Tree implements SourceTree {

        private final String version;
        private final String commit;
        private final ObjectId root;

        Tree(String version, String commit, ObjectId root) {
            this.version = version;
            this.commit = commit;
            this.root = root;
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public String commit() {
            return commit;
        }

        @Override
        public Optional<String> text(String path) {
            try (TreeWalk at = TreeWalk.forPath(repository, path, root)) {
                if (at == null || !at.getFileMode(0).equals(org.eclipse.jgit.lib.FileMode.REGULAR_FILE)) {
                    return Optional.empty();
                }
                ObjectLoader object = repository.open(at.getObjectId(0));
                return object.getSize() > LARGEST
                        ? Optional.empty()
                        : Optional.of(new String(object.getBytes(), StandardCharsets.UTF_8));
            } catch (IOException unread) {
                throw unread(path, unread);
            }
        }

        @Override
        public List<String> files(String wanted, boolean deep) {
            List<String> found = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(root);
                walk.setFilter(PathFilter.create(wanted));
                walk.setRecursive(false);
                while (walk.next() && found.size() < MOST_FILES) {
                    String path = walk.getPathString();
                    boolean around = !path.startsWith(wanted + "/");
                    if (walk.isSubtree() && (around || deep)) {
                        walk.enterSubtree();
                    } else if (path.endsWith(".c")) {
                        found.add(path);
                    }
                }
                return found;
            } catch (IOException unread) {
                throw unread(wanted, unread);
            }
        }

        private SourceException unread(String path, IOException why) {
            return new SourceException(
                    path + " of " + version + " cannot be read in the clone " + folder + ": " + why.getMessage());
        }
    }
}
