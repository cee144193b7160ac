using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Messages.StdSrvs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Rcl;
using Robotics.Brainstem.Ros2.Transport;
using RosString = Robotics.Brainstem.Ros2.Messages.StdMsgs.String;

namespace Robotics.Tests.Ros2;

/// <summary>The transport rcl against a stand-in for the native libraries: no ROS 2 is installed here.</summary>
public sealed class RclTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly FakeRcl _libraries = new();
    private readonly RclTransport _transport;

    public RclTests() => _transport = new RclTransport(_libraries, "librmw_implementation.so", NullLogger.Instance);

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        using RosNode node = new(_transport, "both");
        TaskCompletionSource<string> heard = new();
        using ITransportSubscription subscription = node.Subscribe<RosString>("rcl_words", Qos.Default, m => heard.SetResult(m.Data));
        using Publisher<RosString> publisher = node.Publisher<RosString>("rcl_words", Qos.Default);
        Assert.Equal((1, 1), (publisher.Matched, subscription.Matched));
        publisher.Publish(new() { Data = "hello" });
        Assert.Equal("hello", await heard.Task.WaitAsync(RosDomain.Patience, Ct));
        Assert.Contains("libstd_msgs__rosidl_typesupport_c.so rosidl_typesupport_c__get_message_type_support_handle__std_msgs__msg__String", _libraries.Asked);
    }

    [Fact]
    public async Task A_service_answers_through_the_middlewares_own_messages()
    {
        using RosNode node = new(_transport, "both");
        using var server = node.Serve<SetBoolService, SetBoolRequest, SetBoolResponse>("rcl_switch", r => new() { Success = r.Data, Message = "ok" });
        using var client = node.Client<SetBoolService, SetBoolRequest, SetBoolResponse>("rcl_switch");
        Assert.True(client.Ready);
        SetBoolResponse response = await client.CallAsync(new() { Data = true }, Ct).WaitAsync(RosDomain.Patience, Ct);
        Assert.Equal((true, "ok"), (response.Success, response.Message));
        Assert.Contains("libstd_srvs__rosidl_generator_c.so std_srvs__srv__SetBool_Request__create", _libraries.Asked);
    }

    [Fact]
    public async Task Asking_where_nobody_serves_is_an_error_that_says_so()
    {
        using RosNode node = new(_transport, "lonely");
        using var client = node.Client<TriggerService, TriggerRequest, TriggerResponse>("/rcl_nobody");
        RoboticsException error = await Assert.ThrowsAsync<RoboticsException>(() => client.CallAsync(new(), Ct));
        Assert.Equal((ErrorCode.Unavailable, "No server of /rcl_nobody is there."), (error.Code, error.Message));
    }

    [Fact]
    public void Without_an_installation_the_error_says_what_to_do()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => new RclLibraries().Find("librcl_that_is_not_there.so", "rcl_init"));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("source a ROS 2 installation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_transport_is_refused_with_the_known_ones()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => RosTransports.Open(NullLogger.Instance, name => name == RosTransports.Variable ? "zenoh" : null));
        Assert.Contains("Known: cyclone, rcl", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "librmw_implementation.so")]
    [InlineData("rmw_fastrtps_cpp", "librmw_fastrtps_cpp.so")]
    public void The_middleware_is_the_one_that_the_environment_names(string? chosen, string library) =>
        Assert.Equal(library, RclTransport.RmwLibrary(_ => chosen));
}
