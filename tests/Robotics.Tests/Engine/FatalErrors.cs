using Robotics.Sim.Engine;
using Robotics.Sim.Engine.Rendering;

namespace Robotics.Tests.Engine;

public sealed unsafe class FatalErrors
{
    [Fact]
    public void A_fatal_error_while_drawing_costs_the_thread_and_not_the_process()
    {
        MujocoEngine.Start();
        using RenderThread thread = new();
        delegate* unmanaged[Cdecl]<byte*, void> fail = (delegate* unmanaged[Cdecl]<byte*, void>)MujocoLibrary.Export("mju_error");
        bool returned = false;

        RoboticsException error = Assert.Throws<RoboticsException>(() => thread.Run(() =>
        {
            fixed (byte* message = "the paint is out\0"u8) fail(message);
            returned = true;
        }));

        Assert.Equal(ErrorCode.Engine, error.Code);
        Assert.Contains("the paint is out", error.Message, StringComparison.Ordinal);
        Assert.Throws<RoboticsException>(() => thread.Run(() => returned = true));
        Assert.False(returned);
    }

    [Fact]
    public void What_the_work_throws_reaches_the_caller_and_the_thread_goes_on()
    {
        using RenderThread thread = new();
        int threadId = 0;

        Assert.Throws<InvalidOperationException>(() => thread.Run(() => throw new InvalidOperationException("no")));
        thread.Run(() => threadId = Environment.CurrentManagedThreadId);

        Assert.NotEqual(Environment.CurrentManagedThreadId, threadId);
    }
}
