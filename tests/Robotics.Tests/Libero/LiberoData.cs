using System.Text.Json;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

/// <summary>LIBERO's files and the recorded states, for tests; a test that needs them says so when they are absent.</summary>
internal static class LiberoData
{
    /// <summary>LIBERO's files; skips the test when they are absent.</summary>
    public static LiberoFiles Files
    {
        get
        {
            try
            {
                return LiberoFiles.Locate();
            }
            catch (RoboticsException missing) when (missing.Code == ErrorCode.MissingDependency)
            {
                Assert.Skip(missing.Message);
                throw;
            }
        }
    }

    /// <summary>The folder of states recorded from the original environment, beside LIBERO's files; skips the test when it is absent.</summary>
    public static string Recordings
    {
        get
        {
            string folder = Path.Combine(Files.Root, "..", "libero-ref");
            Assert.SkipUnless(Directory.Exists(folder), $"The recorded states are not here: {folder}.");
            return Path.GetFullPath(folder);
        }
    }

    /// <summary>The folder of one task's recording.</summary>
    public static string Recording(LiberoTask task) => Path.Combine(Recordings, FormattableString.Invariant($"{task.Suite}__{task.Index}"));

    /// <summary>What was recorded of a task's compiled model.</summary>
    public static JsonElement Meta(LiberoTask task) => Json(Path.Combine(Recording(task), "meta.json"));

    public static JsonElement Json(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>The task <c>SUITE/INDEX</c>.</summary>
    public static LiberoTask Task(string name) => TaskCatalog.Parse(name).Task;
}
