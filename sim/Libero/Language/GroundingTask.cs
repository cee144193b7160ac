using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Language;

/// <summary>The start of a LIBERO task (initial state 0 after its settling steps) as a brain sees it, and a judge of what an instruction was grounded to.</summary>
public sealed class GroundingTask
{
    private const int SettleSteps = 10;

    private readonly LiteralJudge _judge;

    private GroundingTask(LiberoTask task, SceneGraph scene, LiteralJudge judge) => (Task, Scene, _judge) = (task, scene, judge);

    public LiberoTask Task { get; }

    /// <summary>What a brain is shown. Privileged.</summary>
    public SceneGraph Scene { get; }

    /// <summary>The same start once for each seed of ids.</summary>
    /// <exception cref="RoboticsException">MissingDependency: names the file and the task. MalformedFile: names the file and the place.</exception>
    public static ImmutableArray<GroundingTask> Load(LiberoFiles files, LiberoTask task, RobotDefinition robot, params ReadOnlySpan<long> seeds)
    {
        TaskModel model = TaskModels.Of(files, task);
        using LiberoSimulation simulation = LiberoSimulation.Begin(model, new StartOptions(0, 1, PhysicsMode.Fast, DropDeepBoxContacts: true));
        simulation.SetState(model.Inits[0]);
        bool[] held = [.. model.Goal.Predicates.Select(p => p.Holds(simulation.Data))];
        for (int step = 0; step < SettleSteps; step++) simulation.Step([0, 0, 0, 0, 0, 0, -1]);
        ImmutableArray<GroundingTask>.Builder tasks = ImmutableArray.CreateBuilder<GroundingTask>();
        foreach (long seed in seeds)
        {
            ImmutableArray<int> order = new RandomStream(seed, 0, $"{task.Suite} ids").NextPermutation(LiberoDescription.CountOf(model.Scene));
            LiberoDescription description = LiberoDescription.Of(model.Scene, model.Compiled, robot, order);
            tasks.Add(new GroundingTask(task, Seen(description, simulation.Data, model.Addresses), new LiteralJudge(model.Scene, description, held)));
        }

        return tasks.ToImmutable();
    }

    /// <summary>How the instruction was understood.</summary>
    public GroundingScore Score(Grounding grounding, string instruction)
    {
        if (grounding.Goal is not { } goal) return GroundingScore.Asked;
        return _judge.IsRight(goal, instruction) ? GroundingScore.Right : GroundingScore.Wrong;
    }

    /// <summary>What the task's goal lacks at the start, for people.</summary>
    public string Wanted => _judge.Wanted;

    /// <summary>A goal in the names of the BDDL file, for people.</summary>
    public string Spell(Goal goal) => _judge.Spell(goal);

    private static SceneGraph Seen(LiberoDescription description, MujocoData data, PandaAddresses arm)
    {
        double[] qpos = data.Qpos.ToArray();
        return new SceneGraph
        {
            At = new TaskStep("grounding", 0, TimeSpan.Zero),
            Objects =
            [
                .. description.Objects.Select(thing => new SceneObject
                {
                    Description = thing.Description,
                    Pose = data.BodyPose(thing.Body),
                    ArticulationPositions = [.. thing.Positions.Select(address => qpos[address])],
                    LastSeen = TimeSpan.Zero,
                    Source = "simulator",
                }),
            ],
            Places = description.Body.Places,
            Robot = new RobotState
            {
                JointPositions = [.. arm.Qpos.Select(address => qpos[address])],
                TcpInWorld = data.SitePose(arm.GripSite),
                GripperWidth = qpos[arm.FingerQpos[0]] - qpos[arm.FingerQpos[1]],
            },
            Viewpoint = description.Body.Viewpoint,
            Privileged = true,
        };
    }
}
