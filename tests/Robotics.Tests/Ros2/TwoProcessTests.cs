using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.DiagnosticMsgs;
using Robotics.Brainstem.Ros2.Messages.RoboticsMsgs;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdSrvs;
using Robotics.Brainstem.Ros2.Messages.VisualizationMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;
using Robotics.Tests.Evaluation;
using AchieveClient = Robotics.Brainstem.Ros2.Actions.ActionClient<
    Robotics.Brainstem.Ros2.Messages.RoboticsMsgs.AchieveGoal,
    Robotics.Brainstem.Ros2.Messages.RoboticsMsgs.AchieveResult,
    Robotics.Brainstem.Ros2.Messages.RoboticsMsgs.AchieveFeedback>;
using Plan = Robotics.Brainstem.Ros2.Messages.RoboticsMsgs.Plan;
using RosString = Robotics.Brainstem.Ros2.Messages.StdMsgs.String;
using Verdict = Robotics.Brainstem.Ros2.Messages.RoboticsMsgs.Verdict;

namespace Robotics.Tests.Ros2;

/// <summary>A brain and a simulated robot in processes of their own, with nothing between them but ROS 2; the test looks on as a third.</summary>
[Collection(RosDomain.Robots)]
public sealed class TwoProcessTests : IDisposable
{
    private const string Green = "put the green block in the bowl";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    /// <summary>A loaded machine makes everything slower; nothing waits this long on an idle one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly CycloneTransport _transport = RosDomain.Join();
    private readonly RosNode _node;
    private readonly TrackFeed _tracks;
    private readonly ITransportSubscription _states;
    private readonly ITransportSubscription _diagnostics;
    private volatile string _cause = "";
    private double _speed;
    private bool _held;

    public TwoProcessTests()
    {
        _node = new RosNode(_transport, "observer");
        _tracks = new TrackFeed(_node, new RosInterface(), NullLogger.Instance);
        _states = _node.Subscribe<JointState>("joint_states", Qos.Newest, s => Volatile.Write(ref _speed, s.Velocity.Max(Math.Abs)));
        _diagnostics = _node.Subscribe<DiagnosticArray>("/diagnostics", Qos.Default, Hear);
    }

    [Fact]
    public async Task A_killed_brain_leaves_the_arm_held_a_killed_robot_stops_the_brain_and_a_restart_solves_the_task()
    {
        using (RoboticsProcess robot = Serve())
        {
            await ReadyAsync();
            using (RoboticsProcess first = Run())
            {
                await Eventually.HoldsAsync(() => Volatile.Read(ref _speed) > 0.2 || first.HasExited, "the arm moves");
                first.Kill();
            }

            await Eventually.HoldsAsync(() => Volatile.Read(ref _speed) < 0.02, "the arm is held");
            await Eventually.HoldsAsync(() => _cause is "CommandsLost" or "CommanderGone", "the robot says why");
            using RoboticsProcess second = Run();
            await Eventually.HoldsAsync(() => Volatile.Read(ref _speed) > 0.2 || second.HasExited, "the arm moves again");
            robot.Kill();
            (int status, string output) = await second.EndAsync(Ct);
            Assert.True(status == 3 && output.Contains("The body does not answer", StringComparison.Ordinal), $"{status}: {output}");
        }

        using RoboticsProcess again = Serve();
        await ReadyAsync();
        using RoboticsProcess third = Wait();
        await AchievesAsync();
    }

    [Fact]
    public async Task A_robot_that_is_lost_while_nothing_is_commanded_is_found_again_after_a_reset_and_a_brain_that_dies_with_a_block_in_its_hand_is_followed_by_another()
    {
        using AchieveClient goals = new(_node, new ActionNames("/brain/goal", AchieveAction.RosType));
        using ServiceClient<TriggerRequest, TriggerResponse> reset = _node.Client<TriggerService, TriggerRequest, TriggerResponse>("/brain/reset");
        using (RoboticsProcess robot = Serve(Detector))
        {
            await ReadyAsync();
            await Eventually.HoldsAsync(() => !goals.Ready && !reset.Ready, "no brain of before is believed in any more");
            using RoboticsProcess waiting = Wait(Detections);
            await Eventually.HoldsAsync(() => goals.Ready && reset.Ready, "the brain takes goals");
            robot.Kill();
            AchieveResult refused = new();
            await Eventually.HoldsAsync(() => (refused = AchieveAsync(goals).GetAwaiter().GetResult()).Cause == nameof(Cause.BodyStopped), "the brain notices");
            Assert.Contains("The body does not answer", refused.Text, StringComparison.Ordinal);

            using RoboticsProcess again = Serve(Detector);
            await ReadyAsync();
            AchieveResult result = refused;
            await Eventually.HoldsAsync(() => (result = ResetAndAchieve()).Cause != nameof(Cause.BodyStopped), "the reset counts");
            Assert.True(result.Reached, $"{result.Cause}: {result.Text}");
            Assert.True(RedBlockIsInTheBowl(), result.Text);

            using ITransportSubscription verdicts = _node.Subscribe<Verdict>("/brain/verdict", Qos.Default, v => Volatile.Write(ref _held, v is { Kind: "Satisfied", Subgoal: "pick up the green block" }));
            await Eventually.HoldsAsync(() => verdicts.Matched > 0, "verdicts are heard");
            await goals.SendAsync(new() { Instruction = Green }, Ct);
            await Eventually.HoldsAsync(() => Volatile.Read(ref _held), "the block is held");
            waiting.Kill();
            await Eventually.HoldsAsync(() => Volatile.Read(ref _speed) < 0.02, "the arm is held");
            await Eventually.HoldsAsync(() => _cause is "CommandsLost" or "CommanderGone", "the robot says why");
            using RoboticsProcess next = RoboticsProcess.Start(["run", Green, .. OverRos, .. Detections]);
            (int status, string output) = await next.EndAsync(Ct);
            Assert.True(status == 0, $"{status}: {output}");
        }

        AchieveResult ResetAndAchieve()
        {
            using CancellationTokenSource late = new(Patience, TimeProvider.System);
            reset.CallAsync(new(), late.Token).GetAwaiter().GetResult();
            return AchieveAsync(goals).GetAwaiter().GetResult();
        }
    }

    [Fact]
    public async Task Without_a_robot_the_error_says_what_was_looked_for()
    {
        using RoboticsProcess run = RoboticsProcess.Start("run", "--body", "ros2", "--memory", _folder["memory"], "--ros-args", "-r", "__ns:=/elsewhere");
        (int status, string output) = await run.EndAsync(Ct);
        Assert.Equal(4, status);
        Assert.Contains("/elsewhere/joint_states does not tell of joint1", output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _diagnostics.Dispose();
        _states.Dispose();
        _tracks.Dispose();
        _node.Dispose();
        _transport.Dispose();
        _folder.Dispose();
    }

    /// <summary>The rest of the cell gives a goal, hears of the plan and the verdicts, and stops the brain afterwards.</summary>
    private async Task AchievesAsync()
    {
        TaskCompletionSource<Plan> plan = new();
        TaskCompletionSource<MarkerArray> scene = new();
        ConcurrentQueue<string> verdicts = new();
        using ITransportSubscription plans = _node.Subscribe<Plan>("/brain/plan", Qos.Latched, p => plan.TrySetResult(p));
        using ITransportSubscription scenes = _node.Subscribe<MarkerArray>("/brain/scene", Qos.Default, s => scene.TrySetResult(s));
        using ITransportSubscription heard = _node.Subscribe<Verdict>("/brain/verdict", Qos.Default, v => verdicts.Enqueue(v.Kind));
        using Publisher<RosString> stop = _node.Publisher<RosString>("/brain/stop", Qos.Default);
        using AchieveClient goals = new(_node, new ActionNames("/brain/goal", AchieveAction.RosType));
        await Eventually.HoldsAsync(() => goals.Ready && heard.Matched > 0 && scenes.Matched > 0 && stop.Matched > 0, "the brain takes goals");
        AchieveResult result = await AchieveAsync(goals);
        Assert.True(result.Reached, $"{result.Cause}: {result.Text}");
        Assert.True(RedBlockIsInTheBowl(), result.Text);
        Assert.Equal(["pick up the red block", "put the red block in the bowl"], (await plan.Task).Subgoals.Select(s => s.Sentence));
        Assert.Contains((await scene.Task).Markers, m => m.Text == "red block");
        Assert.Contains("Satisfied", verdicts);

        stop.Publish(new() { Data = "hand in the cell" });
        AchieveResult refused = new();
        await Eventually.HoldsAsync(() => (refused = AchieveAsync(goals).GetAwaiter().GetResult()).Cause == nameof(Cause.BodyStopped), "the stop counts");
        Assert.Contains("hand in the cell", refused.Text, StringComparison.Ordinal);
    }

    private static async Task<AchieveResult> AchieveAsync(AchieveClient goals)
    {
        using CancellationTokenSource late = new(Patience, TimeProvider.System);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, Ct);
        GoalId id = (await goals.SendAsync(new() { Instruction = "put the red block in the bowl" }, end.Token))!.Value;
        return (await goals.ResultAsync(id, end.Token)).Result;
    }

    private string[] OverRos => ["--body", "ros2", "--silence", "2", "--memory", _folder["memory"]];

    /// <summary>The robot's own detector: poses with noise, in the classes of a catalog that it writes.</summary>
    private string[] Detector => ["--detections", "0.002,0.01", "--export-catalog", _folder["catalog"]];

    private string[] Detections => ["--perception", "detections", "--catalog", _folder["catalog"]];

    private RoboticsProcess Wait(params string[] more) => RoboticsProcess.Start(["run", "--wait-for-goals", .. OverRos, .. more]);

    private RoboticsProcess Serve(params string[] more) => RoboticsProcess.Start(["sim", "serve", "--ros2", "--seed", "0", "--ready-file", _folder["ready"], .. more]);

    private RoboticsProcess Run() => RoboticsProcess.Start(["run", "put the red block in the bowl", .. OverRos]);

    private async Task ReadyAsync()
    {
        await Eventually.HoldsAsync(() => File.Exists(_folder["ready"]), "the robot is ready");
        File.Delete(_folder["ready"]);
        _cause = "";
    }

    private bool RedBlockIsInTheBowl()
    {
        ImmutableArray<(string Id, string Class)> seen = _tracks.Seen;
        ImmutableArray<ObjectDescription> wanted = [.. new[] { "red_block", "bowl" }.Select(c => Named(seen.Last(s => s.Class == c).Id))];
        ImmutableArray<Track> tracks = _tracks.Read(wanted, stamp => stamp);
        Vec3 offset = tracks[1].Pose.Inverse() * tracks[0].Pose.Position;
        return offset.HorizontalNorm < 0.055 && offset.Z is > 0 and < 0.08;
    }

    private static ObjectDescription Named(string id) => new() { Id = id, Category = "", Names = [], Mobility = Mobility.Movable, Parts = [] };

    private void Hear(DiagnosticArray message)
    {
        foreach (DiagnosticStatus status in message.Status)
        {
            if (status.Values.FirstOrDefault(v => v.Key == "cause") is { } cause) _cause = cause.Value;
        }
    }
}
