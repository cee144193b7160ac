using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed class Stepping
{
    [Fact]
    public void Two_runs_end_in_the_same_state_bit_for_bit()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData first = new(model);
        using MujocoData second = new(model);

        Assert.Equal(EngineModels.Run(first, 1000), EngineModels.Run(second, 1000));
        Assert.Equal(2.0, first.Time, 9);
        Assert.True(first.ContactCount >= 2, "The crate and the ball should lie on the floor.");
    }

    [Fact]
    public void A_restored_state_goes_on_bit_for_bit()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        double[] middle = EngineModels.Run(data, 400);
        double[] end = EngineModels.Run(data, 400);

        data.Restore(middle);
        Assert.Equal(end, EngineModels.Run(data, 400));

        using MujocoData elsewhere = new(model);
        elsewhere.Restore(middle);
        Assert.Equal(end, EngineModels.Run(elsewhere, 400));
    }

    [Fact]
    public void A_copy_goes_on_bit_for_bit()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        using MujocoData copy = new(model);
        EngineModels.Run(data, 300);

        copy.CopyFrom(data);

        Assert.Equal(EngineModels.Run(data, 300), EngineModels.Run(copy, 300));
    }

    [Fact]
    public void A_compiled_model_loads_and_steps_the_same()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoModel loaded = MujocoModel.FromBinary(model.ToBinary());
        using MujocoData data = new(model);
        using MujocoData again = new(loaded);

        Assert.Equal(EngineModels.Run(data, 200), EngineModels.Run(again, 200));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model) { DropDeepBoxContacts = true };
        double[] state = new double[data.StateLength];
        double[] jacobian = new double[3 * model.Nv];
        double[] mass = new double[4];
        ServoStep(data, state, jacobian, mass);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++) ServoStep(data, state, jacobian, mass);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_diverged_simulation_says_so_until_it_is_reset()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        List<string> warnings = [];
        int thread = Environment.CurrentManagedThreadId;
        void Hear(string text)
        {
            if (Environment.CurrentManagedThreadId == thread) warnings.Add(text);
        }

        MujocoEngine.Warned += Hear;
        data.Step(5);
        Assert.False(data.Diverged);

        data.Qvel[0] = double.NaN;
        data.Step();
        MujocoEngine.Warned -= Hear;

        Assert.True(data.Diverged);
        Assert.Contains("QVEL", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(1, data.WarningCount(EngineWarning.BadVelocity));
        Assert.Equal(ErrorCode.Diverged, Assert.Throws<RoboticsException>(data.ThrowIfDiverged).Code);
        data.Reset();
        Assert.False(data.Diverged);
    }

    private static void ServoStep(MujocoData data, double[] state, double[] jacobian, double[] mass)
    {
        ReadOnlySpan<int> dofs = [0, 1];
        data.Qpos[0] += 0.001;
        data.Step1();
        data.SiteJacobian(0, jacobian, default);
        data.MassMatrix(dofs, mass);
        data.Ctrl[0] = data.QfrcBias[0] + data.SitePose(0).Position.X;
        data.Step2();
        foreach (Contact contact in data.Contacts) data.Ctrl[1] = contact.Distance;
        data.Save(state);
        data.Restore(state);
        if (data.Diverged) throw new InvalidOperationException("Diverged.");
    }
}
