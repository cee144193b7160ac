using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Messages.RclInterfaces;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdSrvs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;
using GripperClient = Robotics.Brainstem.Ros2.Actions.ActionClient<
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandGoal,
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandResult,
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandFeedback>;
using GripperServer = Robotics.Brainstem.Ros2.Actions.ActionServer<
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandGoal,
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandResult,
    Robotics.Brainstem.Ros2.Messages.ControlMsgs.GripperCommandFeedback>;
using RosString = Robotics.Brainstem.Ros2.Messages.StdMsgs.String;

namespace Robotics.Tests.Ros2;

public sealed class CycloneTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode talker = new(here, "talker"), listener = new(there, "listener");
        TaskCompletionSource<Image> heard = new();
        using ITransportSubscription subscription = listener.Subscribe<Image>("picture", Qos.Default, heard.SetResult);
        using Publisher<Image> publisher = talker.Publisher<Image>("picture", Qos.Default);
        await Eventually.HoldsAsync(() => publisher.Matched == 1 && subscription.Matched == 1);
        byte[] pixels = [.. Enumerable.Range(0, 640 * 480 * 3).Select(i => (byte)(i * 31))];
        publisher.Publish(new() { Width = 640, Height = 480, Encoding = "rgb8", Step = 1920, Data = pixels });
        Image image = await heard.Task.WaitAsync(RosDomain.Patience, Ct);
        Assert.Equal((640u, 480u, "rgb8"), (image.Width, image.Height, image.Encoding));
        Assert.Equal(pixels, image.Data);
    }

    [Fact]
    public async Task A_late_subscription_gets_what_was_latched()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode talker = new(here, "latcher"), listener = new(there, "late");
        using Publisher<RosString> publisher = talker.Publisher<RosString>("/latched", Qos.Latched);
        publisher.Publish(new() { Data = "before" });
        TaskCompletionSource<string> heard = new();
        using ITransportSubscription subscription = listener.Subscribe<RosString>("/latched", Qos.Latched, s => heard.SetResult(s.Data));
        Assert.Equal("before", await heard.Task.WaitAsync(RosDomain.Patience, Ct));
    }

    [Fact]
    public async Task A_node_tells_its_parameters_and_keeps_them()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        RosArguments arguments = RosArguments.Split(["--ros-args", "-p", "rate:=2.5", "-p", "use_sim_time:=true"]).Ros;
        using RosNode asked = new(here, "asked", arguments), asking = new(there, "asking");
        using ParameterServices services = new(asked);
        using var get = asking.Client<GetParametersService, GetParametersRequest, GetParametersResponse>("/asked/get_parameters");
        using var list = asking.Client<ListParametersService, ListParametersRequest, ListParametersResponse>("/asked/list_parameters");
        using var set = asking.Client<SetParametersService, SetParametersRequest, SetParametersResponse>("/asked/set_parameters");
        await Eventually.HoldsAsync(() => get.Ready && list.Ready && set.Ready);
        Assert.Equal(["rate", "use_sim_time"], (await list.CallAsync(new(), Ct)).Result.Names);
        ParameterValue[] values = (await get.CallAsync(new() { Names = ["rate", "use_sim_time", "mood"] }, Ct)).Values;
        Assert.Equal((2.5, true, (byte)0), (values[0].DoubleValue, values[1].BoolValue, values[2].Type));
        SetParametersResult refused = Assert.Single((await set.CallAsync(new() { Parameters = [new() { Name = "rate" }] }, Ct)).Results);
        Assert.False(refused.Successful);
        Assert.Contains("-p rate:=VALUE", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_are_seen_in_the_graph_until_they_go()
    {
        using CycloneTransport here = RosDomain.Join();
        CycloneTransport there = RosDomain.Join();
        using RosNode one = new(here, "one");
        RosNode two = new(there, "two", RosArguments.Split(["--ros-args", "-r", "__ns:=/cell"]).Ros);
        await Eventually.HoldsAsync(() => here.Nodes.Contains("/one") && here.Nodes.Contains("/cell/two"));
        two.Dispose();
        there.Dispose();
        await Eventually.HoldsAsync(() => !here.Nodes.Contains("/cell/two"));
    }

    [Fact]
    public async Task A_service_answers_its_client_and_no_other()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode server = new(here, "server"), client = new(there, "client");
        using var serving = server.Serve<SetBoolService, SetBoolRequest, SetBoolResponse>("switch", r => new() { Success = r.Data, Message = $"was {r.Data}" });
        using var first = client.Client<SetBoolService, SetBoolRequest, SetBoolResponse>("switch");
        using var second = client.Client<SetBoolService, SetBoolRequest, SetBoolResponse>("switch");
        await Eventually.HoldsAsync(() => first.Ready && second.Ready);
        Task<SetBoolResponse> yes = first.CallAsync(new() { Data = true }, Ct), no = second.CallAsync(new() { Data = false }, Ct);
        Assert.Equal((true, "was True"), ((await yes).Success, (await yes).Message));
        Assert.Equal((false, "was False"), ((await no).Success, (await no).Message));
    }

    [Fact]
    public async Task Asking_where_nobody_serves_is_an_error_that_says_so()
    {
        using CycloneTransport here = RosDomain.Join();
        using RosNode node = new(here, "lonely");
        using var client = node.Client<TriggerService, TriggerRequest, TriggerResponse>("/nobody");
        RoboticsException error = await Assert.ThrowsAsync<RoboticsException>(() => client.CallAsync(new(), Ct));
        Assert.Equal((ErrorCode.Unavailable, "No server of /nobody is there."), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_goal_runs_gives_feedback_and_ends_with_its_result()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode robot = new(here, "robot"), brain = new(there, "brain");
        using RosClock clock = new(robot, TimeProvider.System);
        ActionNames names = new("/gripper", GripperCommandAction.RosType);
        using GripperServer server = new(robot, names, clock, goal =>
        {
            goal.Feedback(new() { Position = 0.02 });
            return Task.FromResult((GoalStatus.STATUS_SUCCEEDED, new GripperCommandResult { Position = goal.Content.Command.Position, ReachedGoal = true }));
        });
        TaskCompletionSource<double> feedback = new();
        using GripperClient client = new(brain, names, (_, f) => feedback.TrySetResult(f.Position));
        await Eventually.HoldsAsync(() => client.Ready);
        GripperCommandGoal asked = new();
        asked.Command.Position = 0.04;
        GoalId id = (await client.SendAsync(asked, Ct))!.Value;
        GetResultResponse<GripperCommandResult> ended = await client.ResultAsync(id, Ct);
        Assert.Equal((GoalStatus.STATUS_SUCCEEDED, 0.04, true), (ended.Status, ended.Result.Position, ended.Result.ReachedGoal));
        Assert.False(await client.CancelAsync(id, Ct));
    }

    [Fact]
    public async Task A_goal_that_is_cancelled_ends_as_cancelled()
    {
        using CycloneTransport here = RosDomain.Join();
        using RosNode node = new(here, "both");
        using RosClock clock = new(node, TimeProvider.System);
        ActionNames names = new("/slow", GripperCommandAction.RosType);
        using GripperServer server = new(node, names, clock, async goal =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, goal.Cancelled);
            return (GoalStatus.STATUS_SUCCEEDED, new GripperCommandResult());
        });
        using GripperClient client = new(node, names);
        await Eventually.HoldsAsync(() => client.Ready);
        GoalId id = (await client.SendAsync(new(), Ct))!.Value;
        Task<GetResultResponse<GripperCommandResult>> result = client.ResultAsync(id, Ct);
        Assert.True(await client.CancelAsync(id, Ct));
        Assert.Equal(GoalStatus.STATUS_CANCELED, (await result).Status);
    }

    [Fact]
    public void A_missing_Cyclone_is_named_with_its_package()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => CycloneLibrary.Load("/nowhere/libddsc.so"));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("libddsc0debian", error.Message, StringComparison.Ordinal);
    }
}
