using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed class BoxContacts
{
    [Fact]
    public void Deep_contacts_are_dropped_only_where_it_is_asked_for()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.DeepBoxes);
        using MujocoData exact = new(model);
        using MujocoData filtered = new(model) { DropDeepBoxContacts = true };

        exact.Forward();
        filtered.Forward();

        Assert.True(BoxContactFilter.IsInstalled);
        Assert.True(exact.ContactCount >= 4);
        Assert.True(exact.Contacts[0].Distance < -0.1);
        Assert.Equal(0, filtered.ContactCount);
        Assert.Equal(exact.ContactCount, filtered.DroppedBoxContacts);
        Assert.False(exact.DropDeepBoxContacts);
        Assert.Equal(0, exact.DroppedBoxContacts);

        filtered.DropDeepBoxContacts = false;
        filtered.Forward();
        Assert.Equal(exact.ContactCount, filtered.ContactCount);
    }

    [Fact]
    public void Ordinary_contacts_stay_and_the_trajectory_with_them()
    {
        const string Stack = """
            <mujoco><worldbody>
              <geom type="box" size="1 1 0.1"/>
              <body pos="0 0 0.25"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
            </worldbody></mujoco>
            """;
        using MujocoModel model = MujocoModel.FromXml(Stack);
        using MujocoData exact = new(model);
        using MujocoData filtered = new(model) { DropDeepBoxContacts = true };

        exact.Step(300);
        filtered.Step(300);

        Assert.Equal(exact.Qpos.ToArray(), filtered.Qpos.ToArray());
        Assert.Equal(0, filtered.DroppedBoxContacts);
        Assert.Equal(4, filtered.ContactCount);
    }
}
