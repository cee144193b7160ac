using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;

namespace Robotics.Sim.Scenes;

/// <summary>The named tasks of an embedded scene, with a robot of the caller's choice. Initial states are drawn, so that there are as many as one likes.</summary>
public class SceneSuite : ISuite
{
    private const int RestPeriodSteps = 20;

    /// <summary>How many initial states are drawn for one that does not fulfil the task already.</summary>
    private const int Draws = 20;

    private readonly ComposedScene scene;

    /// <exception cref="RoboticsException">MalformedFile: scene and robot do not make a model; Unsupported: the robot is not torque-controlled.</exception>
    public SceneSuite(SceneDefinition scene, RobotDefinition robot)
    {
        if (robot.Body.CommandType != CommandType.JointTorque)
        {
            throw new RoboticsException(
                ErrorCode.Unsupported, $"The scene {scene.Name} drives its robot by {CommandType.JointTorque}, and {robot.Body.RobotName} takes {robot.Body.CommandType}.");
        }

        this.scene = new ComposedScene(scene, robot);
        Tasks = [.. scene.Tasks.Select(t => t.Name)];
    }

    public string Name => scene.Scene.Name;

    public ImmutableArray<string> Tasks { get; }

    /// <summary>Seeded draws, so no number is the last. None begins with its task done.</summary>
    public int Inits => int.MaxValue;

    /// <summary>What each task asks for, in the order of <see cref="Tasks"/>.</summary>
    public ImmutableArray<string> Instructions => [.. scene.Scene.Tasks.Select(t => t.Instruction)];

    /// <inheritdoc/>
    public IEpisode Open(EpisodeRequest request)
    {
        if (request.Task < 0 || request.Task >= Tasks.Length)
            throw RoboticsException.Invalid($"The number of a task of {Name}", request.Task, FormattableString.Invariant($"0 to {Tasks.Length - 1}"));
        return Open(scene.Scene.Tasks[request.Task], scene.Scene.Tasks[request.Task].Instruction, request);
    }

    /// <summary>The scene with any instruction. Its goal is that of the named task with the same words; without one, no goal check ever holds.</summary>
    public IEpisode OpenScene(string instruction, long seed, bool ownModel = false)
    {
        string words = Words(instruction);
        SceneTask? task = scene.Scene.Tasks.FirstOrDefault(t => Words(t.Instruction) == words);
        int index = task is null ? -1 : scene.Scene.Tasks.IndexOf(task);
        return Open(task, instruction, new EpisodeRequest(index, 0, seed) { OwnModel = ownModel });
    }

    /// <summary>What may be practised here; null when nothing is.</summary>
    public ScenePractice? Practice => scene.Scene.Practice;

    /// <summary>The scene with a task that is not among its named ones.</summary>
    public IEpisode Open(SceneTask task, long seed) => Open(task, task.Instruction, new EpisodeRequest(-1, 0, seed));

    /// <summary>Whether the environment has a check of its own for what is asked.</summary>
    public bool Judges(string instruction) => scene.Scene.Tasks.Any(t => Words(t.Instruction) == Words(instruction));

    private static string Words(string instruction) =>
        string.Join(' ', instruction.Split([' ', '\t', '\n', ',', '.', '!'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private SceneEpisode Open(SceneTask? task, string instruction, EpisodeRequest request)
    {
        if (request.Init < 0) throw RoboticsException.Invalid("The number of an initial state", request.Init, "0 or more");
        ImmutableArray<int> order = new RandomStream(request.Seed, request.Init, $"{Name} ids").NextPermutation(scene.Objects.Length);
        (BodyDescription body, ImmutableArray<int> bodies) = scene.Describe(order);
        EpisodeTask about = new()
        {
            Suite = Name,
            Name = task?.Name ?? "free",
            Index = request.Task,
            Init = request.Init,
            Instruction = instruction,
            StepLimit = scene.Scene.StepLimit,
            RestSteps = RestPeriodSteps,
            FilmCamera = scene.Scene.FilmCamera,
            Settings = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                [
                    KeyValuePair.Create("model", scene.Key),
                    KeyValuePair.Create("seed", FormattableString.Invariant($"{request.Seed}")),
                    KeyValuePair.Create("workaround", request.Workaround ? "true" : "false"),
                ]),
        };
        // What is asked for is not to be so already. Each further draw has a stream of its own, so that the first ones stay as they are.
        for (int draw = 0; draw < Draws; draw++)
        {
            string stream = draw == 0 ? $"{Name} placement" : FormattableString.Invariant($"{Name} placement {draw}");
            SceneEpisode episode = Begin(about, task, new SimulatedArm(scene, body, bodies, request), new RandomStream(request.Seed, request.Init, stream));
            if (!episode.SucceedsNow) return episode;
            episode.Dispose();
        }

        throw new RoboticsException(
            ErrorCode.Unsupported, FormattableString.Invariant($"The task {about.Name} of {Name} is done as it begins in each of {Draws} draws of seed {request.Seed}."));
    }

    private SceneEpisode Begin(EpisodeTask about, SceneTask? task, SimulatedArm arm, RandomStream random)
    {
        try
        {
            InitialState.Draw(scene, arm, task, random);
            return new SceneEpisode(about, arm, scene.Addresses.FirstMovedBody, task?.Goal ?? (static _ => false));
        }
        catch
        {
            arm.Dispose();
            throw;
        }
    }
}
