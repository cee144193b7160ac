using System.Reflection;
using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Messages.GeometryMsgs;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdSrvs;
using RosString = Robotics.Brainstem.Ros2.Messages.StdMsgs.String;

namespace Robotics.Tests.Ros2;

public sealed class CdrTests
{
    [Fact]
    public void A_joint_state_has_the_bytes_that_the_format_says()
    {
        JointState state = new() { Name = ["ab", ""], Position = [1.5, -2], Velocity = [], Effort = [0.25] };
        (state.Header.Stamp.Sec, state.Header.Stamp.Nanosec, state.Header.FrameId) = (-1, 5, "b");
        byte[] expected = Hex(
            "00010000",
            "ffffffff 05000000 02000000 6200", // stamp, then "b" with its zero
            "0000 02000000 03000000 616200 00 01000000 00", // two names; the second is empty
            "000000 02000000", // count of positions
            "000000000000f83f 00000000000000c0", // aligned to eight from the byte after the header
            "00000000", // no velocities, and no padding after them
            "01000000 000000000000d03f");
        Assert.Equal(expected, new CdrWriter().Serialize(state).ToArray());
        JointState read = CdrReader.Deserialize<JointState>(expected);
        Assert.Equal((-1, 5u, "b"), (read.Header.Stamp.Sec, read.Header.Stamp.Nanosec, read.Header.FrameId));
        Assert.Equal(["ab", ""], read.Name);
        Assert.Equal([1.5, -2], read.Position);
        Assert.Empty(read.Velocity);
        Assert.Equal([0.25], read.Effort);
    }

    [Fact]
    public void An_empty_request_is_one_byte() =>
        Assert.Equal(Hex("00010000 00"), new CdrWriter().Serialize(new TriggerRequest()).ToArray());

    [Fact]
    public void A_request_in_the_form_of_Cyclone_has_client_and_sequence_before_its_fields()
    {
        byte[] cdr = new CdrWriter().Serialize(new SetBoolRequest { Data = true }).ToArray();
        byte[] sample = CycloneCall.Write(0x0102030405060708, 9, cdr);
        Assert.Equal(Hex("00010000 0807060504030201 0900000000000000 01"), sample);
        CdrReader reader = new(sample);
        Assert.Equal((0x0102030405060708u, 9L), (CycloneCall.Read(0, ref reader).Client, 9L));
        Assert.True(SetBoolRequest.Read(ref reader).Data);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(16)]
    public void The_graph_announcement_has_the_ids_of_its_distribution(int gidLength)
    {
        byte[] participant = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        GraphNode node = new("/", "n");
        node.Readers.Add(participant);
        byte[] sample = GraphCodec.Write(new CdrWriter(), gidLength, participant, [node]).ToArray();
        string gid = "0102030405060708090a0b0c0d0e0f10" + (gidLength == 24 ? "0000000000000000" : "");
        Assert.Equal(Hex("00010000", gid, "01000000 02000000 2f00 0000 02000000 6e00 0000 01000000", gid, "00000000"), sample);
        CdrReader reader = new(sample);
        (string who, ImmutableArray<string> nodes) = GraphCodec.Read(ref reader, gidLength);
        Assert.Equal("0102030405060708090A0B0C0D0E0F10", who);
        Assert.Equal(["/n"], nodes);
    }

    [Fact]
    public void Padding_at_the_end_is_accepted()
    {
        byte[] cdr = [.. new CdrWriter().Serialize(new RosString { Data = "x" }), 0, 0, 0];
        Assert.Equal("x", CdrReader.Deserialize<RosString>(cdr).Data);
    }

    [Theory]
    [InlineData("00000000 02000000 7800", "0000")] // big endian
    [InlineData("0001", "2 bytes")]
    [InlineData("00010000 ffffff7f 7800", "2147483647")]
    [InlineData("00010000 03000000 7800", "count is 3")]
    public void What_is_not_a_message_is_refused(string hex, string says)
    {
        byte[] bytes = Hex(hex);
        RoboticsException error = Assert.Throws<RoboticsException>(() => CdrReader.Deserialize<RosString>(bytes));
        Assert.Equal(ErrorCode.DataLoss, error.Code);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fixed_array_of_the_wrong_length_is_not_written()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => new CdrWriter().Serialize(new PoseWithCovariance { Covariance = new double[35] }).ToArray());
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void A_new_quaternion_is_a_rotation_since_its_definition_says_so() => Assert.Equal(1, new Quaternion().W);

    [Fact]
    public void Random_bytes_are_read_or_refused_and_never_cost_more_than_they_could_hold()
    {
        MethodInfo fuzz = typeof(CdrTests).GetMethod(nameof(Fuzz), BindingFlags.Static | BindingFlags.NonPublic)!;
        Type[] messages =
        [
            .. typeof(CdrReader).Assembly.GetTypes()
                .Where(t => t.Namespace?.StartsWith("Robotics.Brainstem.Ros2.Messages", StringComparison.Ordinal) == true)
                .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IMessage<>))),
        ];
        Assert.True(messages.Length > 60, $"{messages.Length} messages");
        foreach (Type message in messages) fuzz.MakeGenericMethod(message).Invoke(null, null);
        Fuzz<WithGoalId<FollowJointTrajectoryGoal>>();
    }

    private static void Fuzz<T>()
        where T : IMessage<T>
    {
        RandomStream random = new(7, 0, T.RosType);
        byte[] bytes = new byte[512];
        for (int i = 0; i < 300; i++)
        {
            int length = random.NextIndex(bytes.Length);
            for (int k = 0; k < length; k++) bytes[k] = (byte)(random.NextIndex(3) == 0 ? random.NextIndex(256) : random.NextIndex(4));
            if (length >= 2) (bytes[0], bytes[1]) = (0, 1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                CdrReader.Deserialize<T>(bytes.AsSpan(0, length));
            }
            catch (RoboticsException e)
            {
                Assert.Equal(ErrorCode.DataLoss, e.Code);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    private static byte[] Hex(params string[] parts) => Convert.FromHexString(string.Concat(parts).Replace(" ", "", StringComparison.Ordinal));
}
