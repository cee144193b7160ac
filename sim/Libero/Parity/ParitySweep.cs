using System.Globalization;
using System.Text.Json;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Parity;

/// <summary>Compares simulations with a folder of recordings from the original environment: <c>SUITE__INDEX</c> each, and <c>seeded_resets.json</c>.</summary>
public sealed class ParitySweep(LiberoFiles files, string folder)
{
    private const string Resets = "seeded_resets.json";

    /// <summary>The recorded tasks, in order of suite and index.</summary>
    /// <exception cref="RoboticsException">MissingDependency: there is no such folder, or nothing is recorded in it.</exception>
    public ImmutableArray<string> Folders()
    {
        string[] found = Directory.Exists(folder) ? Directory.GetDirectories(folder, "*__*") : [];
        if (found.Length == 0) throw new RoboticsException(ErrorCode.MissingDependency, $"{folder} has no folder SUITE__INDEX with a recording.");
        return [.. found.OrderBy(path => Path.GetFileName(path).Split("__")[0], StringComparer.Ordinal).ThenBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];
    }

    /// <summary>Plays a recording: seed 0, one reset, initial state 0, its actions; then its states with known values of the goal's parts.</summary>
    public TaskParity Compare(string recording, PhysicsMode mode)
    {
        RecordedTask recorded = new(recording);
        using LiberoEnvironment environment = LiberoEnvironment.Open(files, recorded.Task, new StartOptions(0, 1, mode, DropDeepBoxContacts: false));
        environment.SetInit(0);
        double[] difference = new double[TaskParity.Milestones.Length];
        double anywhere = 0;
        int successDiffers = 0, step = 0;
        bool good = true;
        for (; good && step < recorded.Actions.Length; step++)
        {
            good = environment.Step(recorded.Actions[step].AsSpan());
            double largest = Largest(recorded.QposAfter(step, environment.Qpos.Length), environment.Qpos);
            anywhere = Math.Max(anywhere, largest);
            int milestone = TaskParity.Milestones.IndexOf(step + 1);
            if (milestone >= 0) difference[milestone] = largest;
            if (environment.Success != recorded.SuccessAfter(step)) successDiffers++;
        }

        return new TaskParity
        {
            Task = recorded.Task,
            Difference = [.. difference],
            Largest = anywhere,
            Steps = step,
            SuccessDiffers = successDiffers,
            Predicates = ComparePredicates(recorded, environment),
            Diverged = !good,
        };
    }

    /// <summary>Compares several seeded resets in a row: largest difference of fixtures' poses and of qpos, and how many resets were compared.</summary>
    public (int Compared, double Difference) CompareResets()
    {
        string path = Path.Combine(folder, Resets);
        if (!File.Exists(path)) return (0, 0);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        int compared = 0;
        double difference = 0;
        foreach (JsonProperty task in document.RootElement.EnumerateObject())
        {
            string[] name = task.Name.Split(':');
            LiberoTask found = TaskCatalog.Find(name[0], name[1]);
            foreach (JsonProperty seed in task.Value.EnumerateObject())
            {
                foreach (JsonElement reset in seed.Value.EnumerateArray())
                {
                    difference = Math.Max(difference, CompareReset(found, uint.Parse(seed.Name, CultureInfo.InvariantCulture), reset));
                    compared++;
                }
            }
        }

        return (compared, difference);
    }

    private double CompareReset(LiberoTask task, uint seed, JsonElement recorded)
    {
        StartOptions options = new(seed, recorded.GetProperty("reset").GetInt32() + 1, PhysicsMode.Fast, DropDeepBoxContacts: false);
        using LiberoEnvironment environment = LiberoEnvironment.Open(files, task, options);
        double difference = Largest(Numbers(recorded.GetProperty("qpos")), environment.Qpos);
        foreach (JsonElement fixture in recorded.GetProperty("fixtures").EnumerateObject().Select(f => f.Value))
        {
            (ImmutableArray<double> position, ImmutableArray<double> quaternion) = environment.BodyPlace(fixture.GetProperty("body").GetString() ?? "");
            difference = Math.Max(difference, Largest(Numbers(fixture.GetProperty("pos")), position.AsSpan()));
            difference = Math.Max(difference, Largest(Numbers(fixture.GetProperty("quat")), quaternion.AsSpan()));
        }

        return difference;
    }

    private static (int True, int False, int Different) ComparePredicates(RecordedTask recorded, LiberoEnvironment environment)
    {
        (int holds, int not, int different) = (0, 0, 0);
        foreach ((ImmutableArray<double> state, ImmutableArray<bool> parts) in recorded.Samples)
        {
            environment.SetState(state.AsSpan());
            ImmutableArray<bool> ours = environment.GoalParts;
            holds += parts.Count(part => part);
            not += parts.Count(part => !part);
            different += parts.Zip(ours).Count(pair => pair.First != pair.Second) + Math.Abs(parts.Length - ours.Length);
        }

        return (holds, not, different);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];

    private static double Largest(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++) largest = Math.Max(largest, Math.Abs(a[i] - b[i]));
        return largest;
    }
}
